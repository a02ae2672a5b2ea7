import { existsSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { openChromium } from '../../apps/ops/src/browser/chromium';
import { Stage } from '../../apps/ops/src/browser/stage';
import { Visitor, type VisitorOptions } from '../../apps/ops/src/browser/visitor';
import type { ScenarioName } from '../../apps/ops/src/scenarios/network';
import { testServices } from '../support/house';

/** Where there is no Chromium, journeys are skipped; the test run says so in one line at its start. */
export const describeInBrowser = testServices().chromium === null ? describe.skip : describe;

/** The whole system with its web app, and a browser before it. */
export class Theatre {
  private readonly visitors: Visitor[] = [];

  private constructor(
    readonly stage: Stage,
    private readonly browser: Browser,
  ) {}

  static async open(scenario: ScenarioName): Promise<Theatre> {
    buildOnce();
    const [stage, browser] = await Promise.all([
      Stage.open(scenario),
      openChromium(testServices().chromium),
    ]);
    return new Theatre(stage, browser);
  }

  /** Somebody with a phone of their own, signed in. */
  async visitor(login: string, options: Partial<VisitorOptions> = {}): Promise<Visitor> {
    const visitor = await Visitor.arrive(this.browser, { url: this.stage.url, ...options });
    this.visitors.push(visitor);
    await visitor.signIn(login);
    return visitor;
  }

  async stranger(options: Partial<VisitorOptions> = {}): Promise<Visitor> {
    const visitor = await Visitor.arrive(this.browser, { url: this.stage.url, ...options });
    this.visitors.push(visitor);
    return visitor;
  }

  /** Everybody goes home. */
  async empty(): Promise<void> {
    await Promise.all(this.visitors.splice(0).map((visitor) => visitor.leave()));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.stage.close();
  }
}

/** `npm test` has built everything; one file by itself may come before any build. */
function buildOnce(): void {
  if (!existsSync('dist/apps/ops/src/start.js')) {
    execFileSync(process.execPath, ['apps/ops/build.mjs']);
  }
  if (!existsSync('apps/web/dist/index.html')) {
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'apps/web']);
  }
}
