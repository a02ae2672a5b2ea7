import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '#features/communes';

/** The two widths at which every screen is looked at. */
export const PHONE = { width: 360, height: 780 } as const;
export const DESK = { width: 1280, height: 900 } as const;

export interface VisitorOptions {
  readonly url: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly language?: 'es' | 'en';
  /** 'block' for a phone that has never been here. */
  readonly serviceWorkers?: 'allow' | 'block';
}

/** Somebody with a browser of their own, who opens the app as a newcomer would. */
export class Visitor {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
    /** What the page complained about in its console. */
    readonly complaints: string[],
  ) {}

  static async arrive(browser: Browser, options: VisitorOptions): Promise<Visitor> {
    const { url, viewport = PHONE, language = 'es', serviceWorkers = 'allow' } = options;
    const context = await browser.newContext({
      ...{ viewport, serviceWorkers },
      locale: language === 'es' ? 'es-VE' : 'en-GB',
      timezoneId: 'America/Caracas',
    });
    const complaints: string[] = [];
    context.on('weberror', (error) => complaints.push(error.error().message));
    const page = await context.newPage();
    return new Visitor(context, page, url, complaints);
  }

  /** Signs in by the form; answers once the member's home is there. */
  async signIn(login: string): Promise<void> {
    await this.page.goto(`${this.url}/entrar`);
    await this.page.locator('input[name="login"]').fill(login);
    await this.page.locator('input[name="password"]').fill(DEMO_PASSWORD);
    await this.page.locator('form button[type="submit"]').click();
    await this.page.locator('.verb').waitFor();
  }

  /** Opens an address and waits until nothing on it is still being fetched. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.locator('main h1').waitFor();
    await this.page.locator('main .spin').first().waitFor({ state: 'detached' });
    await this.page.waitForLoadState('networkidle');
  }

  /** Waits until the phone keeps all that the member's roles use: from then on the app opens without a network. */
  async readyForOffline(): Promise<void> {
    await this.page.locator('html[data-kept*=" "]').waitFor({ state: 'attached' });
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
