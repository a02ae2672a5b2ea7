import type { Market } from '../network/market';
import type { Transport } from '../transport/least-transport';

/** The roads between the hubs where lorries are loaded and those where they are emptied: lanes. */
export interface HubRoads {
  readonly origins: number;
  readonly destinations: number;
  /** Whole metres of each lane: from origin a to destination b at place a · destinations + b. */
  readonly metres: Float64Array;
}

/** Where the lots and lines of one market are loaded and emptied, and what a unit weighs. */
export interface HubSites {
  readonly market: Market;
  /** Grams of one unit. */
  readonly unitGrams: number;
  /** The origin hub of each lot. */
  readonly lotHub: Int32Array;
  /** The destination hub of each line. */
  readonly lineHub: Int32Array;
}

/** What moves in one market, as columns. */
export type Shipments = Pick<Transport, 'lot' | 'line' | 'units'>;

/** Grams on every lane, of all products together. */
export function laneGrams(
  parts: readonly HubSites[],
  shipments: readonly Shipments[],
  { metres, destinations }: HubRoads,
): Float64Array {
  const grams = new Float64Array(metres.length);
  parts.forEach(({ lotHub, lineHub, unitGrams }, at) => {
    const { lot, line, units } = shipments[at] as Shipments;
    for (let nth = 0; nth < units.length; nth += 1) {
      const origin = lotHub[lot[nth] as number] as number;
      const lane = origin * destinations + (lineHub[line[nth] as number] as number);
      grams[lane] = (grams[lane] as number) + (units[nth] as number) * unitGrams;
    }
  });
  return grams;
}

/** Lorries that leave on a lane: all of them full, but for the last. */
export function tripsOf(grams: number, capacityGrams: number): number {
  return Math.ceil(grams / capacityGrams);
}

/** Metres that loaded lorries drive between hubs: trips × road, of all lanes together. */
export function truckMetresOf(
  grams: Float64Array,
  { metres }: HubRoads,
  capacityGrams: number,
): number {
  return grams.reduce(
    (sum, sent, lane) => sum + tripsOf(sent, capacityGrams) * (metres[lane] as number),
    0,
  );
}
