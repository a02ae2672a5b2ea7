import { kg } from '#core/kernel';
import fc from 'fast-check';
import { anyShape, withPolicy } from '../../spec/any-shape';
import { aLine, aLot, aQuestion } from '../../spec/example-question';
import { randomQuestion } from '../../spec/random-question';
import type { MatchingAnswer } from '../matching-answer';
import { certifyHarvest } from './certify-harvest';
import { joinGroups } from './join-groups';
import { groupsOf, shareGroup } from './share-group';
import { shareHarvest } from './share-harvest';

const RUNS = { numRuns: 400 };

describe('certifyHarvest', () => {
  it('accepts what was shared, with any tolerance, norm, agreement and preference', () => {
    fc.assert(
      fc.property(anyShape, fc.constantFrom(0, 100, 400), (shape, tolerancePermille) => {
        const question = withPolicy(randomQuestion(shape), { tolerancePermille });
        expect(certifyHarvest(question, shareHarvest(question))).toBeNull();
      }),
      RUNS,
    );
  });

  it('accepts an answer that was stored and read again', () => {
    const question = withPolicy(
      randomQuestion(fc.sample(anyShape, { seed: 7, numRuns: 1 })[0]!),
      {},
    );
    const stored = JSON.parse(JSON.stringify(shareHarvest(question))) as MatchingAnswer;
    expect(certifyHarvest(question, stored)).toBeNull();
  });

  it('accepts groups that were not finished, as long as they say so', () => {
    const question = aQuestion({
      lots: [aLot({ id: 'l1' }), aLot({ id: 'l2', productId: 'leek' })],
      lines: [aLine({ id: 'a' }), aLine({ id: 'b', productId: 'leek' })],
    });
    const parts = groupsOf(question).map(({ key }) => shareGroup(question, key));
    const answer = joinGroups(question, parts.slice(1));
    expect(answer.lines.map((line) => line.reason.code).sort()).toEqual([
      'line.filled',
      'line.not_computed',
    ]);
    expect(certifyHarvest(question, answer)).toBeNull();
    const silent = JSON.parse(
      JSON.stringify(answer).replace('line.not_computed', 'line.shared_out'),
    ) as MatchingAnswer;
    expect(certifyHarvest(question, silent)?.code).toBe('round.record');
  });

  it('refuses every answer in which a number is another one', () => {
    fc.assert(
      fc.property(anyShape, fc.nat(), fc.constantFrom(-1, 1), (shape, at, by) => {
        const question = withPolicy(randomQuestion(shape), {});
        const answer = shareHarvest(question);
        const changed = mutate(answer, at, by);
        if (changed === null) return;
        expect(certifyHarvest(question, changed.answer)?.code ?? changed.path).toMatch(/\w\.\w/);
        expect([changed.path, certifyHarvest(question, changed.answer) === null]).toEqual([
          changed.path,
          false,
        ]);
      }),
      RUNS,
    );
  });

  it('finds a package that was moved to another line', () => {
    const question = aQuestion({
      lots: [aLot({ id: 'l1', packages: 10 })],
      lines: [aLine({ id: 'a', wantedGrams: kg(400) }), aLine({ id: 'b', wantedGrams: kg(400) })],
    });
    const answer = shareHarvest(question);
    const moved = JSON.parse(
      JSON.stringify(answer, (key, value: unknown) =>
        key === 'units' || key === 'lineUnits' ? [4, 6] : value,
      ),
    ) as MatchingAnswer;
    expect(certifyHarvest(question, moved)?.code).toBe('cover.unfair-within');
  });
});

/** The answer with one of the numbers that matter changed by one; null when it has none. */
function mutate(
  answer: MatchingAnswer,
  which: number,
  by: number,
): { answer: MatchingAnswer; path: string } | null {
  const copy = JSON.parse(JSON.stringify(answer)) as MatchingAnswer;
  const places: { path: string; change: () => void }[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const here = `${path}.${key}`;
      if (key === 'reason' || key === 'potentials' || /^level/.test(key)) continue;
      if (typeof value === 'number') {
        places.push({ path: here, change: () => Object.assign(node, { [key]: value + by }) });
      } else walk(value, here);
    }
  };
  walk(copy, '');
  const chosen = places[which % Math.max(1, places.length)];
  if (!chosen) return null;
  chosen.change();
  return { answer: copy, path: chosen.path };
}
