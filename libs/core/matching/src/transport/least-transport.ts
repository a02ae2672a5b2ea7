import type { Market } from '../network/market';
import { cheapestTree } from './cheapest-tree';
import { finalPotentials } from './final-potentials';
import type { Transport, TransportTask } from './transport-task';
import { rootCostOf, tellBrokenPromises } from './transport-promises';
import type { TransportTree } from './transport-tree';

export type { Transport, TransportTask } from './transport-task';

/**
 * Stage S3: moves all units of the lots to the lines at the least cost.
 *
 * Promises: exact, in whole numbers; the same market and task always give the same plan; shipments form a
 * forest, so there are fewer of them than lots and lines. Potentials are whole numbers with
 * cost + lot − line ≥ 0 on every legal pair and = 0 on every shipment; lines above `low` have a potential
 * of at most that of any line below `high`. Throws a RangeError where the task cannot be done.
 */
export function leastTransport(market: Market, task: TransportTask): Transport {
  tellBrokenPromises(market, task);
  const { lotUnits, low, high } = task;
  const { pairs, lots, lines } = market;
  const tree = cheapestTree({
    pairs,
    margins: {
      lotUnits,
      lineUnits: high,
      hubUnits: sum(high) - sum(lotUnits),
      hubRoom: high.map((most, line) => most - (low[line] as number)),
      rootCost: rootCostOf(pairs.cost, lots.count, lines.count),
    },
    signal: task.signal,
  });
  tellUnplaced(tree);
  return { ...shipmentsOf(tree), ...finalPotentials(market, tree) };
}

function sum(units: Float64Array): number {
  return units.reduce((total, each) => total + each, 0);
}

/** Nothing may be left on the arcs of the root: they stand for roads that do not exist. */
function tellUnplaced(tree: TransportTree): void {
  for (let node = 0; node < tree.root; node += 1) {
    if (tree.parent[node] !== tree.root || tree.flow[node] === 0) continue;
    const what = node < tree.firstLine ? `lot ${node}` : `line ${node - tree.firstLine}`;
    throw new RangeError(`No legal pairs can carry these margins: ${what} keeps units.`);
  }
}

/** The arcs of the tree between lots and lines that carry something. */
function shipmentsOf(tree: TransportTree): Pick<Transport, 'lot' | 'line' | 'units'> {
  const { parent, flow, root, firstLine, hub } = tree;
  const nodes: number[] = [];
  for (let node = 0; node < root; node += 1) {
    const other = parent[node] as number;
    if (other === root || (flow[node] as number) === 0) continue;
    if (node !== hub && other !== hub) nodes.push(node);
  }
  const lotOf = (node: number): number => Math.min(node, parent[node] as number);
  const lineOf = (node: number): number => Math.max(node, parent[node] as number) - firstLine;
  nodes.sort((a, b) => lotOf(a) - lotOf(b) || lineOf(a) - lineOf(b));
  return {
    lot: Int32Array.from(nodes, lotOf),
    line: Int32Array.from(nodes, lineOf),
    units: Float64Array.from(nodes, (node) => flow[node] as number),
  };
}
