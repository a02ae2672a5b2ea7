import { apportion, greatCircleMetres, type Place } from '#core/kernel';

export interface WayPoint extends Place {
  readonly stateCode: string;
}

/** What of a run went between two states (in alphabetical order; the same one twice within a state). */
export interface OdometerWay {
  readonly stateA: string;
  readonly stateB: string;
  readonly straightMetres: number;
  readonly odometerMetres: number;
}

/**
 * Shares the metres of an odometer among the pairs of states that a run drove between, as their estimated metres
 * are to each other.
 *
 * Promises: what is shared out adds up to the odometer exactly, unless the run went nowhere, when there is nothing;
 * no pair comes twice; the way back counts like the way there.
 */
export function odometerWays(
  points: readonly WayPoint[],
  odometerMetres: number,
  permilleOf: (stateA: string, stateB: string) => number,
): OdometerWay[] {
  const straight = new Map<string, { stateA: string; stateB: string; metres: number }>();
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    const metres = from ? greatCircleMetres(from, to) : 0;
    if (!from || metres === 0) continue;
    const [stateA = '', stateB = ''] = [from.stateCode, to.stateCode].sort();
    const key = `${stateA} ${stateB}`;
    straight.set(key, { stateA, stateB, metres: (straight.get(key)?.metres ?? 0) + metres });
  }
  // In one order for all runs: whoever writes them down locks them so.
  const pairs = [...straight].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
  if (pairs.length === 0 || odometerMetres <= 0) return [];
  const shares = apportion(
    odometerMetres,
    pairs.map((it) => Math.round((it.metres * permilleOf(it.stateA, it.stateB)) / 1000)),
  );
  return pairs
    .map(({ stateA, stateB, metres }, index) => ({
      ...{ stateA, stateB, straightMetres: metres },
      odometerMetres: shares[index] ?? 0,
    }))
    .filter((way) => way.odometerMetres > 0);
}

/** A road is never shorter than the straight line; beyond two and a half times, odometers were misread. */
export const LEARNT_PERMILLE_MIN = 1000;
export const LEARNT_PERMILLE_MAX = 2500;

/** Road over straight line in thousandths, as these ways together say, within what is believed. */
export function learntPermille(
  ways: readonly Pick<OdometerWay, 'straightMetres' | 'odometerMetres'>[],
): number {
  const straight = ways.reduce((sum, way) => sum + way.straightMetres, 0);
  const driven = ways.reduce((sum, way) => sum + way.odometerMetres, 0);
  const permille = straight === 0 ? LEARNT_PERMILLE_MIN : Math.round((driven * 1000) / straight);
  return Math.min(LEARNT_PERMILLE_MAX, Math.max(LEARNT_PERMILLE_MIN, permille));
}
