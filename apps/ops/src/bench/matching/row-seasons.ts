import { at } from '../../scenarios/chance';
import { playSeason } from '../../simulate/play-season';
import { POLICIES, type Policy } from '../../simulate/policies';
import { drawSeason } from '../../simulate/season';
import { simulateOptions } from '../../simulate/simulate-options';
import { drawWorld } from '../../simulate/world';
import { inMs, tell, userCpu } from './measure';

const SEEDS = [1, 2, 3] as const;
/** Half of what is ordered is harvested; three lines in ten take nothing below a minimum. */
const SEASON = '--rounds 26 --supply 50 --minimums 30 --scenario well-connected';

interface Fairness {
  readonly worstShare: number;
  readonly gini: number;
}

/** Row 10: how fair a season has been at its end, in the least fair of a few; without memory beside it. */
export async function rowSeasons(say: (line: string) => void): Promise<void> {
  const { ms, result: ours } = userCpu(() => leastFair(at(POLICIES, 0)));
  const plain = leastFair(at(POLICIES, 1));
  const seeds = `the worst of ${SEEDS.length} seeds`;
  say(
    tell({
      row: 10,
      what: `worst cumulative share after 26 rounds, ${seeds}`,
      ours: ours.worstShare.toFixed(3),
      peer: `without memory ${plain.worstShare.toFixed(3)}`,
      value: ours.worstShare,
      reach: { atLeast: 0.8 },
      unit: '',
    }),
  );
  say(
    tell({
      row: 10,
      what: `Gini of the cumulative shares, ${seeds}`,
      ours: ours.gini.toFixed(4),
      peer: `without memory ${plain.gini.toFixed(4)}`,
      value: ours.gini,
      reach: { atMost: 0.01 },
      unit: '',
    }),
  );
  say(`    ${SEASON}; ${inMs(ms / SEEDS.length)} a season`);
  return Promise.resolve();
}

function leastFair(policy: Policy): Fairness {
  const ends = SEEDS.map((seed) => {
    const { shape } = simulateOptions([...SEASON.split(' '), '--seed', String(seed)]);
    const world = drawWorld(shape);
    const played = playSeason({ shape, world, rounds: drawSeason(world, shape) }, policy);
    return at(played.rounds, shape.rounds - 1);
  });
  return {
    worstShare: Math.min(...ends.map((it) => it.worstShare)),
    gini: Math.max(...ends.map((it) => it.gini)),
  };
}
