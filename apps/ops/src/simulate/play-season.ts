import { marketsOf, type NetworkMarket, rightsOf } from '#core/matching';
import { at } from '../scenarios/chance';
import { giniOf, type Standing, worstShare } from './fairness';
import { aftermathOf, type Losses } from './losses';
import { Memory } from './memory';
import type { Policy } from './policies';
import { type Movement, movementOf } from './round-account';
import { layTable, type RoundTable, type StockLot } from './round-table';
import type { SeasonRound } from './season';
import type { SeasonShape } from './simulate-options';
import type { World } from './world';

/** What one policy made of one round. Whole grams and metres. */
export interface RoundFigures {
  readonly round: number;
  readonly harvestedGrams: number;
  readonly placedGrams: number;
  readonly lostGrams: Losses;
  /** What waits for the next round. */
  readonly keptGrams: number;
  readonly gramMetres: number;
  readonly truckMetres: number;
  /** Lorry metres if S4 had not been; the same as `truckMetres` where there is no S4. */
  readonly truckMetresBefore: number;
  readonly lines: number;
  readonly linesWithNothing: number;
  /** Of all lines, over all rounds so far. */
  readonly worstShare: number;
  readonly gini: number;
}

export interface PlayedSeason {
  readonly policy: string;
  readonly rounds: readonly RoundFigures[];
  /** Of each line of the world, over the whole season. */
  readonly standings: readonly Standing[];
}

export interface Season {
  readonly shape: SeasonShape;
  readonly world: World;
  readonly rounds: readonly SeasonRound[];
}

/** Plays a season from its first round to its last, all by one policy. */
export function playSeason(season: Season, policy: Policy): PlayedSeason {
  const { shape, world } = season;
  const standings = world.lines.map((): Standing => ({ had: 0, right: 0 }));
  const memory = new Memory(world);
  let stock: readonly StockLot[] = [];
  const rounds = season.rounds.map((drawn, round): RoundFigures => {
    const harvest = drawn.harvests.map(({ id, product, commune, units }) => {
      return { id, product, commune, units, keeps: at(world.products, product).keepsRounds };
    });
    const table = layTable(world, {
      round,
      seed: shape.seed,
      tolerancePermille: shape.tolerancePermille,
      conditions: shape.conditions,
      stock: [...stock, ...harvest],
      season: drawn,
      debts: policy.remembers ? memory.debts : new Float64Array(world.lines.length),
    });
    const { flows, truckMetresBefore } = policy.share(world, table);
    const movement = movementOf(world, table, flows);
    const markets = marketsOf(table.network);
    const rights = rightsAfter(markets, table, movement);
    table.asks.forEach(({ line }, place) => {
      const { had, right } = at(standings, line);
      standings[line] = {
        had: had + at(movement.lineUnits, place),
        right: right + at(rights, place),
      };
    });
    memory.remember(markets, table, { rights, given: movement.lineUnits });
    const { lost, kept } = aftermathOf(world, table, markets, movement);
    stock = kept;
    return {
      round,
      harvestedGrams: gramsOf(world, harvest),
      placedGrams: movement.placedGrams,
      lostGrams: lost,
      keptGrams: gramsOf(world, kept),
      gramMetres: movement.gramMetres,
      truckMetres: movement.truckMetres,
      truckMetresBefore: truckMetresBefore ?? movement.truckMetres,
      lines: table.asks.length,
      linesWithNothing: movement.lineUnits.filter((units) => units === 0).length,
      worstShare: worstShare(standings),
      gini: giniOf(standings),
    };
  });
  return { policy: policy.name, rounds, standings };
}

/** What each line would have had of what was placed if every road had been open. */
function rightsAfter(
  markets: readonly NetworkMarket[],
  table: RoundTable,
  { lineUnits }: Movement,
): Float64Array {
  const rights = new Float64Array(table.asks.length);
  for (const { market, lineAt } of markets) {
    const total = lineAt.reduce((sum, line) => sum + at(lineUnits, line), 0);
    rightsOf(market, total).forEach((units, place) => {
      rights[at(lineAt, place)] = units;
    });
  }
  return rights;
}

function gramsOf(world: World, lots: readonly StockLot[]): number {
  return lots.reduce((sum, lot) => sum + lot.units * at(world.products, lot.product).unitGrams, 0);
}
