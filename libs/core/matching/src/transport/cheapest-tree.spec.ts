import { drawTransportCase, type TransportCase, TransportDice } from '../../spec/transport-market';
import { cheapestByPaths, faultOfPlan } from '../../spec/transport-oracle';
import { marketOfPairs } from '../../spec/transport-market';
import { leastTransport } from './least-transport';
import { RowPricing } from './row-pricing';
import { rootCostOf } from './transport-promises';
import { TransportTree } from './transport-tree';

/** A market large enough for a guess from its clusters: places on a square, the nearest of them legal. */
function largeCase(seed: number, count: number, tolerance: number): TransportCase {
  const dice = new TransportDice(seed);
  const draw = (): { x: number; y: number } => ({ x: dice.upTo(9_999), y: dice.upTo(9_999) });
  const lots = Array.from({ length: count }, draw);
  const lines = Array.from({ length: count }, draw);
  const pairs: { lot: number; line: number; cost: number }[] = [];
  const lotUnits = new Float64Array(count);
  const got = new Float64Array(count);
  lots.forEach((from, lot) => {
    lines.forEach((to, line) => {
      const cost = Math.round(Math.hypot(from.x - to.x, from.y - to.y));
      if (cost > 1_000) return;
      pairs.push({ lot, line, cost });
      const units = dice.upTo(29) === 0 ? dice.upTo(99) : 0;
      lotUnits[lot] = (lotUnits[lot] ?? 0) + units;
      got[line] = (got[line] ?? 0) + units;
    });
  });
  const low = got.map((units) => units - Math.floor(units * tolerance));
  const high = got.map((units) => units + Math.floor(units * tolerance));
  return { market: marketOfPairs(count, count, pairs), task: { lotUnits, low, high } };
}

describe('cheapestTree', () => {
  it.each([0, 0.1])('proves its answer where it starts from a guess, tolerance %p', (tolerance) => {
    for (let seed = 1; seed <= 3; seed += 1) {
      const each = largeCase(seed, 1_700, tolerance);
      expect(each.market.pairs.line.length).toBeGreaterThan(40 * 1_700);
      const plan = leastTransport(each.market, each.task);
      expect(faultOfPlan(each, plan)).toBeNull();
      expect(leastTransport(each.market, each.task)).toEqual(plan);
    }
  });

  it('is exact whatever the guess', () => {
    for (let seed = 1; seed <= 1_500; seed += 1) {
      const each = drawTransportCase(seed);
      const { market, task } = each;
      const hubUnits =
        task.high.reduce((sum, units) => sum + units, 0) -
        task.lotUnits.reduce((sum, units) => sum + units, 0);
      const tree = new TransportTree({
        lotUnits: task.lotUnits,
        lineUnits: task.high,
        hubUnits,
        hubRoom: task.high.map((most, line) => most - (task.low[line] ?? 0)),
        rootCost: rootCostOf(market.pairs.cost, market.lots.count, market.lines.count),
      });
      const dice = new TransportDice(seed);
      tree.lift({
        lot: task.lotUnits.map(() => -dice.upTo(1_500)),
        line: task.high.map(() => dice.upTo(1_500)),
        hub: -dice.upTo(1_500),
      });
      const pricing = new RowPricing(market.pairs, task.lotUnits, tree);
      while (pricing.improve());
      expect({ seed, cost: costOfTree(each, tree) }).toEqual({ seed, cost: cheapestByPaths(each) });
    }
  });
});

/** Null where the root still carries something. */
function costOfTree({ market }: TransportCase, tree: TransportTree): bigint | null {
  const { parent, flow, root, hub, firstLine } = tree;
  let total = 0n;
  for (let node = 0; node < root; node += 1) {
    const other = parent[node] ?? -1;
    if (other < 0 || flow[node] === 0) continue;
    if (other === root) return null;
    if (node === hub || other === hub) continue;
    const lot = Math.min(node, other);
    const row = market.pairs.line.subarray(market.pairs.start[lot], market.pairs.start[lot + 1]);
    const pair = (market.pairs.start[lot] ?? 0) + row.indexOf(Math.max(node, other) - firstLine);
    total += BigInt(market.pairs.cost[pair] ?? 0) * BigInt(flow[node] ?? 0);
  }
  return total;
}
