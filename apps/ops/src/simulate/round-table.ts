import type { Network } from '#core/matching';
import { at } from '../scenarios/chance';
import type { Ask, SeasonRound } from './season';
import type { Conditions } from './conditions';
import type { World } from './world';

/** Food that waits to be shared. */
export interface StockLot {
  readonly id: string;
  readonly product: number;
  readonly commune: number;
  readonly units: number;
  /** Rounds after this one in which it can still be shared; with 0 it spoils unless it goes now. */
  readonly keeps: number;
}

/** What one policy has to share in one round, as a network and as the things behind its rows. */
export interface RoundTable {
  readonly network: Network;
  /** The lots and asks of the network, in its order. */
  readonly stock: readonly StockLot[];
  readonly asks: readonly Ask[];
}

export interface RoundFacts {
  readonly round: number;
  readonly seed: number;
  readonly tolerancePermille: number;
  readonly conditions: Conditions;
  readonly stock: readonly StockLot[];
  readonly season: SeasonRound;
  /** Units that earlier rounds owe each line of the world. */
  readonly debts: Float64Array;
}

/** Lays the table: who could get what, and how far it is. */
export function layTable(world: World, facts: RoundFacts): RoundTable {
  const { stock, season } = facts;
  const asks = season.asks;
  return {
    stock,
    asks,
    network: {
      // Every round draws its ties anew.
      seed: facts.seed + facts.round,
      tolerancePermille: facts.tolerancePermille,
      lots: stock.map(({ id, product, units, keeps }) => ({
        id,
        product: at(world.products, product).id,
        units,
        urgency: Math.min(3, keeps),
      })),
      lines: asks.map(({ line: index, units, min }) => {
        const line = at(world.lines, index);
        return {
          id: line.id,
          product: at(world.products, line.product).id,
          units,
          min,
          families: line.families,
          debt: facts.debts[index] ?? 0,
          floor: 0,
        };
      }),
      pairs: pairsOf(world, facts),
    },
  };
}

/** All lots with all lines of the same product, as far as roads are open and the food keeps. */
function pairsOf(world: World, facts: RoundFacts): Network['pairs'] {
  const askers = world.products.map((): number[] => []);
  facts.season.asks.forEach((ask, index) => {
    askers[at(world.lines, ask.line).product]?.push(index);
  });
  const pairs = { lot: [] as number[], line: [] as number[], cost: [] as number[] };
  facts.stock.forEach((lot, index) => {
    for (const ask of at(askers, lot.product)) {
      const commune = at(world.lines, at(facts.season.asks, ask).line).commune;
      const metres = world.roadMetres[lot.commune * world.communes.length + commune] ?? 0;
      if (!isOpen(world, facts, { lot, commune, metres })) continue;
      pairs.lot.push(index);
      pairs.line.push(ask);
      pairs.cost.push(metres);
    }
  });
  return pairs;
}

interface Way {
  readonly lot: StockLot;
  readonly commune: number;
  readonly metres: number;
}

/** Inside a region there is always a way; beyond it roads may be cut, or too long for what spoils. */
function isOpen(world: World, { season, conditions }: RoundFacts, way: Way): boolean {
  const from = at(world.communes, way.lot.commune).region;
  const to = at(world.communes, way.commune).region;
  if (from === to) return true;
  if (at(season.isCut, from) || at(season.isCut, to)) return false;
  return (
    conditions.reachMetres === null || way.metres <= conditions.reachMetres * (way.lot.keeps + 1)
  );
}
