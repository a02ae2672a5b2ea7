import { readFileSync } from 'node:fs';
import { addressOf, SCREENS } from '../../apps/ops/src/browser/screen-list';
import { playedFacts, type StageFacts } from '../../apps/ops/src/browser/stage-facts';
import { DESK, PHONE, type Visitor } from '../../apps/ops/src/browser/visitor';
import { describeInBrowser, Theatre } from './theatre';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 at levels A and AA, and what axe holds to be good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds wrong with the screen as it stands, in short. */
async function violationsOf({ page }: Visitor): Promise<readonly string[]> {
  // Evaluated from outside, as no script of the page could be: its content security policy stays as it is.
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(AXE);
  const options = JSON.stringify({ runOnly: RULES });
  const found = await page.evaluate<readonly Violation[]>(
    `axe.run(${options}).then(({ violations }) => violations)`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}

/** What is wider than the screen makes people scroll sideways. */
async function isTooWide({ page }: Visitor): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > innerWidth');
}

describeInBrowser('every screen', () => {
  let theatre: Theatre;
  let facts: StageFacts;

  beforeAll(async () => {
    theatre = await Theatre.open('small');
    facts = await playedFacts(theatre.stage);
  }, 300_000);
  afterAll(async () => theatre.close());
  afterEach(async () => theatre.empty());

  const words = [...new Set(SCREENS.map(({ word }) => word))];

  describe.each([
    ['a phone', PHONE],
    ['a desk', DESK],
  ])('on %s', (_size, viewport) => {
    it.each(words)(
      'of %s can be used by everybody, fits its width, and complains of nothing',
      async (word) => {
        const visitor =
          word === null
            ? await theatre.stranger({ viewport })
            : await theatre.visitor(`small-${word}`, { viewport });
        const wrong: string[] = [];
        for (const seen of SCREENS.filter((it) => it.word === word)) {
          const address = addressOf(seen, facts);
          expect([seen.name, address]).not.toEqual([seen.name, null]);
          await visitor.open(address ?? '/');
          for (const it of await violationsOf(visitor)) wrong.push(`${seen.name}: ${it}`);
          if (await isTooWide(visitor)) wrong.push(`${seen.name}: wider than the screen`);
          for (const it of visitor.complaints.splice(0)) wrong.push(`${seen.name}: ${it}`);
        }
        expect(wrong).toEqual([]);
      },
      300_000,
    );
  });
});
