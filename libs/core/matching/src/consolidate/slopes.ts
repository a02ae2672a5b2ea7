import type { Market } from '../network/market';
import { type HubRoads, type HubSites, tripsOf } from './lanes';

/** The slope of a lane whose lorries are full; slopes are whole sixteenths of it. */
export const FULL = 16;
/** No lane counts as dearer than if its lorry carried a 256th of what it could. */
const DEAREST = 256 * FULL;

/**
 * What a gram costs on each lane when its trips are spread over what was sent: trips × capacity / grams,
 * rounded up to sixteenths. A lane that carried nothing counts as the dearest, since what is sent there
 * would open it for very little: taking it for full (as the method is often told) makes plans wander
 * from one set of thin lanes to the next.
 */
export function slopesAfter(
  grams: Float64Array,
  capacityGrams: number,
  slopeMax: number,
): Float64Array {
  return grams.map((sent) => slopeOf(sent, capacityGrams, slopeMax));
}

/** The slope of one lane by the grams that it carried. */
export function slopeOf(grams: number, capacityGrams: number, slopeMax: number): number {
  if (grams === 0) return slopeMax;
  const lorriesPerLoad = (tripsOf(grams, capacityGrams) * capacityGrams) / grams;
  return Math.min(slopeMax, Math.ceil(lorriesPerLoad * FULL));
}

/** The largest slope with which sums of the costs of these markets along any path stay exact. */
export function slopeMaxOf(markets: readonly Market[]): number {
  return markets.reduce((most, { lots, lines, pairs }) => {
    const dearest = pairs.cost.reduce((high, cost) => Math.max(high, cost), 1);
    const room = Math.floor(Number.MAX_SAFE_INTEGER / (lots.count + lines.count + 1)) - 1;
    return Math.min(most, Math.floor(room / dearest));
  }, DEAREST);
}

/** Whether slopes up to this one can tell thin lanes from full ones. */
export function canTellLanesApart(slopeMax: number): boolean {
  return slopeMax >= 2 * FULL;
}

/** The market with the cost of every legal pair multiplied by the slope of its lane. */
export function withSlopes(
  { market, lotHub, lineHub }: HubSites,
  slopes: Float64Array,
  { destinations }: HubRoads,
): Market {
  const { start, line, cost } = market.pairs;
  const scaled = new Float64Array(cost.length);
  for (let lot = 0; lot < market.lots.count; lot += 1) {
    const firstLane = (lotHub[lot] as number) * destinations;
    const end = start[lot + 1] as number;
    for (let pair = start[lot] as number; pair < end; pair += 1) {
      const lane = firstLane + (lineHub[line[pair] as number] as number);
      scaled[pair] = (cost[pair] as number) * (slopes[lane] as number);
    }
  }
  return { ...market, pairs: { start, line, cost: scaled } };
}
