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

const LORRY_GRAMS = 12_000_000;
/** Lots of 60 kg to 3 t. */
const UNIT_GRAMS = 1_000;
/** Roads between hubs against the straight line. */
const WINDING_PERMILLE = 1_300;

/** S4 on one generated network. */
export interface ConsolidationFigures {
  readonly shape: InstanceShape;
  readonly hubs: number;
  readonly tonnes: number;
  /** Lorry kilometres between hubs after S3, and after S4. */
  readonly kilometresBefore: number;
  readonly kilometresAfter: number;
  /** Lanes used before and after. */
  readonly lanesBefore: number;
  readonly lanesAfter: number;
  readonly savedPercent: number;
  /** Whether every lot gives and every line gets exactly the same as before. */
  readonly areMarginsKept: boolean;
  /** User CPU of all S3 together, and of S4. */
  readonly sharingMs: number;
  readonly consolidatingMs: number;
}

/** Shares a generated network product by product, then consolidates it. */
export function measureConsolidation(shape: InstanceShape): ConsolidationFigures {
  const instance = makeInstance(shape);
  const hubs = hubRoads(instance);
  const begun = process.cpuUsage().user;
  const parts = instance.sizes.map((_, product) => partOf(instance, product));
  const shared = process.cpuUsage().user;
  const answer = consolidate(parts, hubs, { capacityGrams: LORRY_GRAMS });
  const consolidated = process.cpuUsage().user;
  const before = at(answer.truckMetres, 0);
  const after = at(answer.truckMetres, answer.kept);
  const lanesOf = (transports: readonly Transport[]): number =>
    laneGrams(parts, transports, hubs).filter((grams) => grams > 0).length;
  return {
    shape,
    hubs: hubs.origins,
    tonnes: tonnesOf(parts),
    kilometresBefore: Math.round(before / 1_000),
    kilometresAfter: Math.round(after / 1_000),
    lanesBefore: lanesOf(parts.map((it) => it.transport)),
    lanesAfter: lanesOf(answer.transports),
    savedPercent: (100 * (before - after)) / before,
    areMarginsKept: areMarginsKept(parts, answer),
    sharingMs: (shared - begun) / 1_000,
    consolidatingMs: (consolidated - shared) / 1_000,
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
