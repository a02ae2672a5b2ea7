import type { MarketPairs } from '../network/market';

/**
 * Who may take from whom, in rows by supplier and in rows by taker. A flow is kept in the order of the
 * supplier rows; `cross` says for each place of a taker row where its pair stands there.
 */
export interface TakerGraph {
  readonly suppliers: number;
  readonly takers: number;
  readonly supplierStart: Int32Array;
  readonly supplierTaker: Int32Array;
  readonly takerStart: Int32Array;
  readonly takerSupplier: Int32Array;
  readonly cross: Int32Array;
}

/** Builds the taker rows to supplier rows: one counting sort, O(pairs). */
export function takerGraph(
  takers: number,
  supplierStart: Int32Array,
  supplierTaker: Int32Array,
): TakerGraph {
  const suppliers = supplierStart.length - 1;
  const takerStart = new Int32Array(takers + 1);
  for (let at = 0; at < supplierTaker.length; at += 1) {
    const next = (supplierTaker[at] as number) + 1;
    takerStart[next] = (takerStart[next] as number) + 1;
  }
  for (let taker = 0; taker < takers; taker += 1) {
    takerStart[taker + 1] = (takerStart[taker + 1] as number) + (takerStart[taker] as number);
  }
  const free = takerStart.slice();
  const takerSupplier = new Int32Array(supplierTaker.length);
  const cross = new Int32Array(supplierTaker.length);
  for (let supplier = 0; supplier < suppliers; supplier += 1) {
    const end = supplierStart[supplier + 1] as number;
    for (let at = supplierStart[supplier] as number; at < end; at += 1) {
      const taker = supplierTaker[at] as number;
      const place = free[taker] as number;
      free[taker] = place + 1;
      takerSupplier[place] = supplier;
      cross[place] = at;
    }
  }
  return { suppliers, takers, supplierStart, supplierTaker, takerStart, takerSupplier, cross };
}

/** The same pairs seen from the other side: suppliers take, takers supply. O(pairs). */
export function flipped(graph: TakerGraph): TakerGraph {
  const cross = new Int32Array(graph.cross.length);
  for (let at = 0; at < cross.length; at += 1) cross[graph.cross[at] as number] = at;
  return {
    suppliers: graph.takers,
    takers: graph.suppliers,
    supplierStart: graph.takerStart,
    supplierTaker: graph.takerSupplier,
    takerStart: graph.supplierStart,
    takerSupplier: graph.supplierTaker,
    cross,
  };
}

// A market is shared from both sides, and with minimums many times: its rows are turned once.
const graphs = new WeakMap<MarketPairs, TakerGraph>();

/** Lines as takers, lots as suppliers. */
export function linesTaking(pairs: MarketPairs, lines: number): TakerGraph {
  const known = graphs.get(pairs);
  if (known !== undefined) return known;
  const graph = takerGraph(lines, pairs.start, pairs.line);
  graphs.set(pairs, graph);
  return graph;
}
