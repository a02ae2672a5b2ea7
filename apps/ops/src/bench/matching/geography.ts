import type { Chance } from '../../scenarios/chance';

const WIDTH_M = 1_000_000;
const HEIGHT_M = 600_000;
const PLACES_PER_CLUSTER = 150;
const CLUSTERS_MIN = 30;
const VALLEY_SPREAD_M = 24_000;
const TOWN_SPREAD_M = 12_000;
const SCATTERED = 0.25;

/** Where things are, in metres, and to which cluster they belong. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly cluster: Int32Array;
}

/** Centres around which people live; some weigh much more than others. */
export interface Clusters {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly spreadMetres: number;
  /** Running sums of the weights, the last of them 1. */
  readonly shareUpTo: Float64Array;
}

export interface Country {
  readonly valleys: Clusters;
  readonly towns: Clusters;
}

/** Valleys and towns over the same country: valleys about equally large, towns as unequal as towns are. */
export function drawCountry(chance: Chance, size: number): Country {
  const count = Math.max(CLUSTERS_MIN, Math.round(size / PLACES_PER_CLUSTER));
  const x = Float64Array.from({ length: count }, () => chance.next() * WIDTH_M);
  const y = Float64Array.from({ length: count }, () => chance.next() * HEIGHT_M);
  const even = Float64Array.from({ length: count }, () => 0.5 + chance.next());
  const uneven = Float64Array.from({ length: count }, (_, nth) => 1 / Math.sqrt(nth + 1));
  return {
    valleys: { x, y, spreadMetres: VALLEY_SPREAD_M, shareUpTo: sharesUpTo(even) },
    towns: { x, y, spreadMetres: TOWN_SPREAD_M, shareUpTo: sharesUpTo(uneven) },
  };
}

function sharesUpTo(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => (sum += weight / total));
}

/** So many places: three in four around the centres of their clusters, the others anywhere. */
export function scatter(chance: Chance, clusters: Clusters, count: number): Places {
  const places = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    cluster: new Int32Array(count),
  };
  for (let at = 0; at < count; at += 1) {
    const draw = chance.next();
    const found = clusters.shareUpTo.findIndex((share) => draw < share);
    const cluster = found < 0 ? clusters.shareUpTo.length - 1 : found;
    const isAlone = chance.happens(SCATTERED);
    places.cluster[at] = cluster;
    places.x[at] = isAlone
      ? chance.next() * WIDTH_M
      : (clusters.x[cluster] as number) + chance.around() * 2 * clusters.spreadMetres;
    places.y[at] = isAlone
      ? chance.next() * HEIGHT_M
      : (clusters.y[cluster] as number) + chance.around() * 2 * clusters.spreadMetres;
  }
  return places;
}

export interface Between {
  readonly lots: Places;
  readonly lines: Places;
}

/** Straight metres between a lot and a line. */
export function straightMetres({ lots, lines }: Between, lot: number, line: number): number {
  return Math.hypot(
    (lots.x[lot] as number) - (lines.x[line] as number),
    (lots.y[lot] as number) - (lines.y[line] as number),
  );
}

/** How many times longer the road is than the straight line: the same for all between two clusters. */
export function windingOf({ lots, lines }: Between, lot: number, line: number): number {
  const valley = lots.cluster[lot] as number;
  const town = lines.cluster[line] as number;
  return 1.2 + ((valley * 31 + town * 17) % 41) / 100;
}
