import { type NetworkMarket, placeMost } from '#core/matching';
import { at } from '../scenarios/chance';
import type { Movement } from './round-account';
import type { RoundTable, StockLot } from './round-table';
import { productOf, type World } from './world';

export const LOSS_CAUSES = ['misplaced', 'minimums', 'enough', 'noWay'] as const;

/**
 * Why food spoiled: another sharing of the same round would have placed it; somebody who got nothing
 * would have taken it but for a minimum; whoever could have it had enough; nobody could have it.
 */
export type LossCause = (typeof LOSS_CAUSES)[number];

export type Losses = Record<LossCause, number>;

export interface Aftermath {
  readonly lost: Losses;
  /** What is left for the next round, one round older. */
  readonly kept: readonly StockLot[];
}

/** What becomes of the food that a round did not place, in grams. */
export function aftermathOf(
  world: World,
  table: RoundTable,
  markets: readonly NetworkMarket[],
  movement: Movement,
): Aftermath {
  const lost: Losses = { misplaced: 0, minimums: 0, enough: 0, noWay: 0 };
  for (const market of markets) {
    const spoilt = spoiltUnits(table, market, movement);
    const { unitGrams } = productOf(world, market.market.product);
    for (const cause of LOSS_CAUSES) lost[cause] += spoilt[cause] * unitGrams;
  }
  const kept = table.stock.flatMap((lot, place) => {
    const units = lot.units - at(movement.lotUnits, place);
    return lot.keeps > 0 && units > 0 ? [{ ...lot, units, keeps: lot.keeps - 1 }] : [];
  });
  return { lost, kept };
}

/**
 * Units of a product that spoil, by cause. The yardsticks are what could have been placed of the lots that
 * would not wait: among the lines that were served, and if no line had a minimum.
 */
function spoiltUnits(
  { stock }: RoundTable,
  { market, lotAt, lineAt }: NetworkMarket,
  { lotUnits, lineUnits }: Movement,
): Losses {
  const isServed = Uint8Array.from(lineAt, (line, place) =>
    at(lineUnits, line) === 0 && at(market.lines.min, place) > 0 ? 0 : 1,
  );
  const urgent = [...lotAt.keys()].filter((place) => at(stock, at(lotAt, place)).keeps === 0);
  const sum = (unitsAt: (place: number) => number): number =>
    urgent.reduce((before, place) => before + unitsAt(place), 0);
  const hasWay = (place: number): boolean =>
    at(market.pairs.start, place + 1) > at(market.pairs.start, place);
  const served = placeMost(market, isServed);
  const all = placeMost(market);
  const placed = sum((place) => at(lotUnits, at(lotAt, place)));
  const amongServed = sum((place) => at(served, place));
  const amongAll = sum((place) => at(all, place));
  const left = sum((place) => at(market.lots.units, place)) - placed;
  const noWay = sum((place) => (hasWay(place) ? 0 : at(market.lots.units, place)));
  return {
    misplaced: amongServed - placed,
    minimums: amongAll - amongServed,
    enough: left - noWay - (amongAll - placed),
    noWay,
  };
}
