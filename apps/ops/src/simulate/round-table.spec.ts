import { at } from '../scenarios/chance';
import { layTable, type RoundFacts, type RoundTable } from './round-table';
import { drawSeason } from './season';
import { simulateOptions } from './simulate-options';
import { drawWorld } from './world';

const { shape } = simulateOptions(
  '--rounds 1 --lots 60 --lines 120 --products 6 --communes 30'.split(' '),
);
const world = drawWorld(shape);
const [drawn] = drawSeason(world, shape);
const stock = drawn!.harvests.map(({ id, product, commune, units }) => {
  return { id, product, commune, units, keeps: at(world.products, product).keepsRounds };
});

function table(changes: Partial<RoundFacts>): RoundTable {
  return layTable(world, {
    round: 0,
    seed: 1,
    tolerancePermille: 0,
    conditions: shape.conditions,
    stock,
    season: drawn!,
    debts: new Float64Array(world.lines.length),
    ...changes,
  });
}

/** Lot, asking commune and road of every legal pair. */
function waysOf({ network: { pairs }, asks }: RoundTable) {
  return Array.from(pairs.lot as number[], (lot, pair) => ({
    lot: at(stock, lot),
    to: at(world.lines, at(asks, pairs.line[pair]!).line),
    metres: pairs.cost[pair]!,
  }));
}

const regionOf = (commune: number) => at(world.communes, commune).region;

describe('what is on the table in a round', () => {
  it('joins all lots and lines of one product when every road is open', () => {
    const ways = waysOf(table({}));
    const everyPair = stock.flatMap((lot) =>
      drawn!.asks.filter((ask) => at(world.lines, ask.line).product === lot.product),
    );
    expect(ways).toHaveLength(everyPair.length);
    expect(ways.every(({ lot, to }) => lot.product === to.product)).toBe(true);
  });

  it('keeps food inside its region when the road is cut', () => {
    const isCut = world.regions.map(() => true);
    const ways = waysOf(table({ season: { ...drawn!, isCut } }));
    expect(ways.length).toBeGreaterThan(0);
    expect(ways.every(({ lot, to }) => regionOf(lot.commune) === regionOf(to.commune))).toBe(true);
  });

  it('sends what spoils soon less far', () => {
    const reachMetres = 300_000;
    const ways = waysOf(table({ conditions: { ...shape.conditions, reachMetres } }));
    const far = ways.filter(({ lot, to }) => regionOf(lot.commune) !== regionOf(to.commune));
    expect(far.some(({ metres }) => metres > reachMetres)).toBe(true);
    expect(far.every(({ lot, metres }) => metres <= reachMetres * (lot.keeps + 1))).toBe(true);
  });

  it('says how soon each lot must go and what each line is owed', () => {
    const debts = Float64Array.from(world.lines, (_, line) => line);
    const { network, asks } = table({ debts });
    expect(network.lines.map((it) => it.debt)).toEqual(asks.map((it) => it.line));
    expect(network.lots.map((it) => it.urgency)).toEqual(stock.map((it) => Math.min(3, it.keeps)));
  });
});
