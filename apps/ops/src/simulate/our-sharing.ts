import {
  consolidate,
  consolidationPart,
  type HubRoads,
  marketsOf,
  type NetworkAnswer,
  type NetworkMarket,
  shareMarket,
} from '#core/matching';
import { at } from '../scenarios/chance';
import type { RoundTable } from './round-table';
import { productOf, type World } from './world';

/** What a lorry between hubs takes. */
export const LORRY_GRAMS = 10_000_000;

export interface OurSharing {
  readonly flows: NetworkAnswer['flows'];
  /** Lorry metres between hubs if S4 had not been. */
  readonly truckMetresBefore: number;
}

/** Shares a round by the model, S0 to S5, products together at the end. */
export function shareByModel(world: World, table: RoundTable): OurSharing {
  const { network } = table;
  const markets = marketsOf(network);
  const terms = { tolerancePermille: network.tolerancePermille };
  const parts = markets.map((of) =>
    consolidationPart({
      ...hubSites(world, table, of),
      terms,
      answer: shareMarket(of.market, terms),
    }),
  );
  const { transports, truckMetres } = consolidate(parts, hubRoads(world), {
    capacityGrams: LORRY_GRAMS,
  });
  const moved = transports.flatMap(({ lot, line, units }, product) => {
    const { lotAt, lineAt } = at(markets, product);
    return Array.from(units, (each, nth) => ({
      lot: at(lotAt, at(lot, nth)),
      line: at(lineAt, at(line, nth)),
      units: each,
    }));
  });
  moved.sort((a, b) => a.lot - b.lot || a.line - b.line);
  return {
    flows: {
      lot: moved.map((it) => it.lot),
      line: moved.map((it) => it.line),
      units: moved.map((it) => it.units),
    },
    truckMetresBefore: at(truckMetres, 0),
  };
}

export function hubRoads({ regions, hubMetres }: World): HubRoads {
  return { origins: regions.length, destinations: regions.length, metres: hubMetres };
}

/** Every region has one hub. */
function hubSites(world: World, table: RoundTable, { market, lotAt, lineAt }: NetworkMarket) {
  const regionOf = (commune: number): number => at(world.communes, commune).region;
  return {
    market,
    unitGrams: productOf(world, market.product).unitGrams,
    lotHub: Int32Array.from(lotAt, (lot) => regionOf(at(table.stock, lot).commune)),
    lineHub: Int32Array.from(lineAt, (line) =>
      regionOf(at(world.lines, at(table.asks, line).line).commune),
    ),
  };
}
