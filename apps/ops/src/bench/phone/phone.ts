import type { Browser, Page } from 'playwright-core';
import { roughen, type Roughness } from '../../browser/rough-network';
import { Visitor } from '../../browser/visitor';
import type { Chance } from '../../scenarios/chance';

const SEEN_MS = 12_000;
const SENT_MS = 180_000;

/** One thing that a person does on a phone, told apart from all others by its number. */
export interface Deed {
  /** Where it is done. */
  readonly path: string;
  /** Does it: fills in and presses. */
  act(page: Page, number: number): Promise<void>;
  /** True once the screen says that it is sent, or kept to be sent. */
  isTold(page: Page): Promise<boolean>;
  /** The words under which it stands in the list of what is to be sent. */
  titleOf(number: number): string;
  /** Whether the network has it, as this phone sees it. */
  isThere(page: Page, number: number): Promise<boolean>;
  /** Hears that it is done or kept, where the next one has to know. */
  noteDone?(number: number): void;
}

export interface PhoneOptions {
  readonly url: string;
  readonly login: string;
  readonly chance: Chance;
  readonly roughness: Roughness;
  /** How often the tab is killed in the middle of a deed. */
  readonly kills: number;
}

/** A phone on a bad network, whose tab dies again and again. */
export class Phone {
  killed = 0;

  private constructor(
    private readonly visitor: Visitor,
    private page: Page,
    private readonly options: PhoneOptions,
    readonly lost: { readonly answers: () => number; readonly requests: () => number },
  ) {}

  static async open(browser: Browser, options: PhoneOptions): Promise<Phone> {
    const visitor = await Visitor.arrive(browser, { url: options.url });
    await visitor.signIn(options.login);
    await visitor.readyForOffline();
    const lost = await roughen(visitor.context, options.chance, options.roughness);
    return new Phone(visitor, visitor.page, options, lost);
  }

  /** Does one deed for certain: as a person would, looks after a death whether it is kept, and does it again if not. */
  async certainly(deed: Deed, number: number): Promise<void> {
    await this.until(deed, number);
    deed.noteDone?.(number);
  }

  private async until(deed: Deed, number: number): Promise<void> {
    for (;;) {
      await this.go(deed.path);
      const acted = deed.act(this.page, number).then(
        () => true,
        () => false,
      );
      if (this.options.chance.happens(this.options.kills)) await this.dieSoon();
      else if ((await acted) && (await this.seesTold(deed))) return;
      await acted;
      if (await this.isKept(deed, number)) return;
    }
  }

  /** Waits until nothing is to be sent any more. */
  async allSent(): Promise<void> {
    await this.go('/por-enviar');
    const done = this.page.getByText('Todo está enviado.');
    await done.waitFor({ timeout: SENT_MS }).catch(async () => {
      throw new Error(`not all was sent: ${await this.page.locator('main').innerText()}`);
    });
  }

  async leave(): Promise<void> {
    await this.visitor.leave();
  }

  private async go(path: string): Promise<void> {
    await this.page.goto(`${this.options.url}${path}`);
    await this.page.locator('main h1').waitFor();
  }

  private async seesTold(deed: Deed): Promise<boolean> {
    const giveUpAt = performance.now() + SEEN_MS;
    while (performance.now() < giveUpAt) {
      if (await deed.isTold(this.page)) return true;
      await this.page.waitForTimeout(40);
    }
    return false;
  }

  private async dieSoon(): Promise<void> {
    await this.page.waitForTimeout(this.options.chance.whole(0, 900));
    this.killed += 1;
    await this.page.close({ runBeforeUnload: false });
    this.page = await this.visitor.context.newPage();
  }

  private async isKept(deed: Deed, number: number): Promise<boolean> {
    await this.go('/por-enviar');
    await this.page.locator('article.card, .empty').first().waitFor();
    const entry = this.page.locator('article.card h2', { hasText: deed.titleOf(number) });
    if ((await entry.count()) > 0) return true;
    return deed.isThere(this.page, number);
  }
}
