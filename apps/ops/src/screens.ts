import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openChromium } from './browser/chromium';
import { addressOf, SCREENS, type Seen } from './browser/screen-list';
import { Stage } from './browser/stage';
import { playedFacts, type StageFacts } from './browser/stage-facts';
import { shoot } from './browser/shoot';
import { DESK, PHONE, Visitor } from './browser/visitor';
import { ArgumentError, languageOf, optionsOf } from './arguments';

const FOLDER = join('docs', 'screens');
const SIZES = { phone: PHONE, desk: DESK } as const;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Wish {
  readonly folder: string;
  readonly language: 'es' | 'en';
  /** Only screens whose name begins with this. */
  readonly only: string;
}

/** Plays cycles on a system of its own, and takes a picture of every screen on a phone and on a desk. */
async function screens(): Promise<void> {
  const given = optionsOf(process.argv.slice(2), {
    out: { type: 'string' },
    lang: { type: 'string' },
    only: { type: 'string' },
  });
  const wish: Wish = {
    folder: String(given['out'] ?? FOLDER),
    language: languageOf(given['lang']),
    only: String(given['only'] ?? ''),
  };
  mkdirSync(wish.folder, { recursive: true });
  const stage = await Stage.open('small');
  const browser = await openChromium();
  try {
    say('Playing cycles…');
    const facts = await playedFacts(stage);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await shootAll({ browser, stage, facts, wish, size, viewport });
    }
  } finally {
    await browser.close();
    await stage.close();
  }
}

interface Shooting {
  readonly browser: Browser;
  readonly stage: Stage;
  readonly facts: StageFacts;
  readonly wish: Wish;
  readonly size: string;
  readonly viewport: { readonly width: number; readonly height: number };
}

async function shootAll(shooting: Shooting): Promise<void> {
  const { browser, stage, wish, viewport } = shooting;
  const words = new Set(SCREENS.map((it) => it.word));
  for (const word of words) {
    const list = SCREENS.filter((it) => it.word === word && it.name.startsWith(wish.only));
    if (list.length === 0) continue;
    const visitor = await Visitor.arrive(browser, {
      url: stage.url,
      viewport,
      language: wish.language,
    });
    if (word !== null) await visitor.signIn(`small-${word}`);
    for (const seen of list) await shootOne(visitor, seen, shooting);
    await visitor.leave();
  }
}

async function shootOne(
  visitor: Visitor,
  seen: Seen,
  { facts, wish, size }: Shooting,
): Promise<void> {
  const address = addressOf(seen, facts);
  if (address === null) {
    say(`${seen.name}: nothing there to show`);
    return;
  }
  await visitor.open(address);
  const bytes = await shoot(visitor.page, join(wish.folder, `${seen.name}-${size}`));
  say(`${seen.name}-${size} ${(bytes / 1000).toFixed(0)} kB`);
}

screens().then(
  () => process.exit(0),
  (error: unknown) => {
    const text =
      error instanceof ArgumentError ? error.message : error instanceof Error ? error.stack : '';
    process.stderr.write(`screens: ${text ?? ''}\n`);
    process.exit(1);
  },
);
