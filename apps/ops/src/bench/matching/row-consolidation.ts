import {
  consolidate,
  type Consolidation,
  type ConsolidationPart,
  consolidationPart,
  type HubRoads,
  laneGrams,
  shareMarket,
  type Transport,
} from '#core/matching';
import { at } from '../../scenarios/chance';
import type { Clusters, Places } from './geography';
import { type Instance, type InstanceShape, makeInstance } from './instance';
import { inMs, tell, userCpu } from './measure';

const LORRY_GRAMS = 12_000_000;
/** So that a lot is a tenth of a tonne on average, as in the national week: 50,000 lots, 5,000 t. */
const UNIT_GRAMS = 133;
/** Roads between hubs against the straight line. */
const WINDING_PERMILLE = 1_300;
const SIZE = 10_000;
const PRODUCTS = 80;

/** Row 9: lorry kilometres between hubs, consolidated, against S3 as it was. */
export async function rowConsolidation(say: (line: string) => void): Promise<void> {
  for (const pairs of ['all', 1_000_000, 296_000] as const) {
    const figures = measureConsolidation({ size: SIZE, products: PRODUCTS, pairs });
    const { before, after, lanesBefore, lanesAfter, hubs, sharingMs, consolidatingMs } = figures;
    const reaching = pairs === 'all' ? 'all lines' : `${pairs / SIZE} lines`;
    const margins = figures.areMarginsKept ? 'margins kept' : 'MARGINS CHANGED';
    const what = `S4 at ${SIZE.toLocaleString('en')}, a lot reaches ${reaching}, ${margins}`;
    say(
      tell({
        row: 9,
        what,
        ours: `${inKm(after)} on ${lanesAfter} lanes`,
        peer: `S3 ${inKm(before)} on ${lanesBefore} lanes`,
        // Changed margins would be no saving at all.
        value: figures.areMarginsKept ? (100 * (before - after)) / before : 0,
        reach: { atLeast: 20 },
        unit: '%',
      }),
    );
    const times = `S4 took ${inMs(consolidatingMs)} after ${inMs(sharingMs)} for S1 to S3`;
    say(
      `    ${hubs} × ${hubs} hubs, ${figures.tonnes} t, lorries of ${LORRY_GRAMS / 1e6} t; ${times}`,
    );
  }
  return Promise.resolve();
}

function inKm(metres: number): string {
  return `${Math.round(metres / 1_000).toLocaleString('en')} km`;
}

interface ConsolidationFigures {
  /** Hubs on each side. */
  readonly hubs: number;
  readonly tonnes: number;
  /** Lorry metres between hubs, and lanes in use. */
  readonly before: number;
  readonly after: number;
  readonly lanesBefore: number;
  readonly lanesAfter: number;
  /** Whether every lot gives and every line gets exactly what it did before. */
  readonly areMarginsKept: boolean;
  readonly sharingMs: number;
  readonly consolidatingMs: number;
}

/** Shares a generated network product by product, then consolidates it. */
function measureConsolidation(shape: InstanceShape): ConsolidationFigures {
  const instance = makeInstance(shape);
  const hubs = hubRoads(instance);
  const shared = userCpu(() => instance.sizes.map((_, product) => partOf(instance, product)));
  const parts = shared.result;
  const consolidated = userCpu(() => consolidate(parts, hubs, { capacityGrams: LORRY_GRAMS }));
  const answer = consolidated.result;
  const lanesOf = (transports: readonly Transport[]): number =>
    laneGrams(parts, transports, hubs).filter((grams) => grams > 0).length;
  return {
    hubs: hubs.origins,
    tonnes: tonnesOf(parts),
    before: at(answer.truckMetres, 0),
    after: at(answer.truckMetres, answer.kept),
    lanesBefore: lanesOf(parts.map((it) => it.transport)),
    lanesAfter: lanesOf(answer.transports),
    areMarginsKept: areMarginsKept(parts, answer),
    sharingMs: shared.ms,
    consolidatingMs: consolidated.ms,
  };
}

function partOf(instance: Instance, product: number): ConsolidationPart {
  const market = instance.market(product);
  const terms = { tolerancePermille: 0 };
  const { lots, lines } = instance.places(product);
  return consolidationPart({
    market,
    terms,
    answer: shareMarket(market, terms),
    unitGrams: UNIT_GRAMS,
    lotHub: nearestHubs(lots, instance.country.valleys),
    lineHub: nearestHubs(lines, instance.country.towns),
  });
}

/** Every valley has a hub where its harvest is loaded, every town one where it is unloaded. */
function hubRoads({ country: { valleys, towns } }: Instance): HubRoads {
  const metres = new Float64Array(valleys.x.length * towns.x.length);
  valleys.x.forEach((x, origin) => {
    towns.x.forEach((there, destination) => {
      const straight = Math.hypot(x - there, at(valleys.y, origin) - at(towns.y, destination));
      metres[origin * towns.x.length + destination] = Math.round(
        (straight * WINDING_PERMILLE) / 1_000,
      );
    });
  });
  return { origins: valleys.x.length, destinations: towns.x.length, metres };
}

function nearestHubs(places: Places, hubs: Clusters): Int32Array {
  return Int32Array.from(places.x, (x, place) => {
    const away = hubs.x.map((hub, nth) =>
      Math.hypot(hub - x, at(hubs.y, nth) - at(places.y, place)),
    );
    return away.indexOf(away.reduce((least, metres) => Math.min(least, metres), Infinity));
  });
}

function tonnesOf(parts: readonly ConsolidationPart[]): number {
  const units = parts.flatMap(({ task }) => [...task.lotUnits]);
  return Math.round((units.reduce((sum, each) => sum + each, 0) * UNIT_GRAMS) / 1e6);
}

function areMarginsKept(parts: readonly ConsolidationPart[], answer: Consolidation): boolean {
  return parts.every((part, product) => {
    const before = sumsOf(part, part.transport);
    const after = sumsOf(part, at(answer.transports, product));
    return before.every((units, node) => units === after[node]);
  });
}

/** What each lot gives, then what each line gets. */
function sumsOf({ market }: ConsolidationPart, { lot, line, units }: Transport): Float64Array {
  const { count } = market.lots;
  const sums = new Float64Array(count + market.lines.count);
  units.forEach((moved, nth) => {
    const [from, to] = [at(lot, nth), count + at(line, nth)];
    sums[from] = at(sums, from) + moved;
    sums[to] = at(sums, to) + moved;
  });
  return sums;
}
