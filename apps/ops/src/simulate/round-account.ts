import { type NetworkAnswer, truckMetresOf } from '#core/matching';
import { at } from '../scenarios/chance';
import { hubRoads, LORRY_GRAMS } from './our-sharing';
import type { RoundTable } from './round-table';
import type { World } from './world';

/** What was moved in a round, however it was shared. */
export interface Movement {
  /** Units that each lot of the table gave. */
  readonly lotUnits: Float64Array;
  /** Units that each line of the table had. */
  readonly lineUnits: Float64Array;
  readonly placedGrams: number;
  readonly gramMetres: number;
  readonly truckMetres: number;
}

/** Adds up what flows say. Each must run along a legal pair. */
export function movementOf(
  world: World,
  table: RoundTable,
  flows: NetworkAnswer['flows'],
): Movement {
  const lotUnits = new Float64Array(table.stock.length);
  const lineUnits = new Float64Array(table.asks.length);
  const roads = hubRoads(world);
  const onLanes = new Float64Array(roads.metres.length);
  const metres = metresOf(table, flows);
  let placedGrams = 0;
  let gramMetres = 0;
  flows.units.forEach((units, nth) => {
    const lot = at(flows.lot, nth);
    const line = at(flows.line, nth);
    const grams = units * at(world.products, at(table.stock, lot).product).unitGrams;
    lotUnits[lot] = at(lotUnits, lot) + units;
    lineUnits[line] = at(lineUnits, line) + units;
    placedGrams += grams;
    gramMetres += grams * metres(lot, line);
    const lane = laneOf(world, table, lot, line);
    onLanes[lane] = at(onLanes, lane) + grams;
  });
  return {
    lotUnits,
    lineUnits,
    placedGrams,
    gramMetres,
    truckMetres: truckMetresOf(onLanes, roads, LORRY_GRAMS),
  };
}

/** The road of each flow, from the legal pairs of the table; others are not for anybody to use. */
function metresOf(
  { network: { pairs }, asks }: RoundTable,
  flows: NetworkAnswer['flows'],
): (lot: number, line: number) => number {
  const keyOf = (lot: number, line: number): number => lot * asks.length + line;
  const used = new Set(flows.lot.map((lot, nth) => keyOf(lot, at(flows.line, nth))));
  const roads = new Map<number, number>();
  for (let pair = 0; pair < pairs.lot.length; pair += 1) {
    const key = keyOf(at(pairs.lot, pair), at(pairs.line, pair));
    if (used.has(key)) roads.set(key, at(pairs.cost, pair));
  }
  return (lot, line) => {
    const road = roads.get(keyOf(lot, line));
    if (road === undefined) throw new Error(`no legal pair joins lot ${lot} and line ${line}`);
    return road;
  };
}

function laneOf(world: World, table: RoundTable, lot: number, line: number): number {
  const from = at(world.communes, at(table.stock, lot).commune).region;
  const asking = at(world.lines, at(table.asks, line).line).commune;
  return from * world.regions.length + at(world.communes, asking).region;
}
