import { drawRanks } from '../rank';
import type { Market, MarketLines, MarketLots } from './market';
import type { Network, NetworkLine, NetworkLot, NetworkPairs } from './network';

/** One product of a network, and where its lots and lines stand in the network. */
export interface NetworkMarket {
  readonly market: Market;
  readonly lotAt: Int32Array;
  readonly lineAt: Int32Array;
  /** Units of each pair of the market with first claim; null when nothing is claimed. */
  readonly claim: Float64Array | null;
}

interface Thing {
  readonly id: string;
  readonly product: string;
}

/** Things of all products: which product's they are, and their place among those, by id. */
interface Places {
  /** Of each product, where its things stand in the network, by id. */
  readonly at: readonly Int32Array[];
  /** Of each thing, its place in its market. */
  readonly place: Int32Array;
  /** Of each product, the ranks of its things among themselves. */
  readonly rank: readonly Int32Array[];
}

/**
 * The markets of a network, product by product in the order of their names, each with its lots and
 * lines in the order of their ids: whatever the order of the input, the same markets.
 * O(n log n + pairs).
 */
export function marketsOf(network: Network): NetworkMarket[] {
  const names = new Set([...network.lots, ...network.lines].map(({ product }) => product));
  const products = [...names].sort((a, b) => (a < b ? -1 : 1));
  const productAt = new Map(products.map((product, index) => [product, index]));
  const lots = placesOf(network.lots, productAt, network.seed);
  const lines = placesOf(network.lines, productAt, network.seed);
  const rows = pairsByProduct(network, productAt);
  return products.map((product, index) => {
    const [lotAt, lineAt] = [lots.at[index] as Int32Array, lines.at[index] as Int32Array];
    const pairs = { network: network.pairs, rows: rows[index] as Int32Array };
    const market = {
      product,
      lots: lotColumns(network.lots, lotAt, lots.rank[index] as Int32Array),
      lines: lineColumns(network.lines, lineAt, lines.rank[index] as Int32Array),
    };
    const { claim, ...columns } = pairColumns(pairs, lots.place, lines.place, {
      lots: lotAt.length,
      lines: lineAt.length,
    });
    return { market: { ...market, pairs: columns }, lotAt, lineAt, claim };
  });
}

function placesOf(
  things: readonly Thing[],
  productAt: ReadonlyMap<string, number>,
  seed: number,
): Places {
  const product = Int32Array.from(things, (it) => productAt.get(it.product) as number);
  const at = groupsOf(product, productAt.size);
  const place = new Int32Array(things.length);
  for (const places of at) {
    places.sort((a, b) => ((things[a] as Thing).id < (things[b] as Thing).id ? -1 : 1));
    places.forEach((thing, index) => {
      place[thing] = index;
    });
  }
  const drawn = drawRanks(
    seed,
    things.map(({ id }) => id),
  );
  const byRank = new Int32Array(things.length);
  drawn.forEach((rank, thing) => {
    byRank[rank] = thing;
  });
  // Ranks within a product are those of the network, closed up.
  const rank = at.map((places) => new Int32Array(places.length));
  const next = new Int32Array(productAt.size);
  for (const thing of byRank) {
    const of = product[thing] as number;
    (rank[of] as Int32Array)[place[thing] as number] = next[of] as number;
    next[of] = (next[of] as number) + 1;
  }
  return { at, place, rank };
}

/** The places 0 … n − 1 by their group, each group ascending. */
function groupsOf(group: Int32Array, groups: number): Int32Array[] {
  const size = new Int32Array(groups);
  for (const it of group) size[it] = (size[it] as number) + 1;
  const members = Array.from(size, (count) => new Int32Array(count));
  const next = new Int32Array(groups);
  group.forEach((it, index) => {
    (members[it] as Int32Array)[next[it] as number] = index;
    next[it] = (next[it] as number) + 1;
  });
  return members;
}

function pairsByProduct(network: Network, productAt: ReadonlyMap<string, number>): Int32Array[] {
  const product = Int32Array.from(network.lots, (it) => productAt.get(it.product) as number);
  const { lot } = network.pairs;
  const group = new Int32Array(lot.length);
  for (let pair = 0; pair < lot.length; pair += 1)
    group[pair] = product[lot[pair] as number] as number;
  return groupsOf(group, productAt.size);
}

function lotColumns(lots: readonly NetworkLot[], at: Int32Array, rank: Int32Array): MarketLots {
  const units = Float64Array.from(at, (lot) => (lots[lot] as NetworkLot).units);
  const urgency = Uint8Array.from(at, (lot) => (lots[lot] as NetworkLot).urgency);
  return { count: at.length, units, urgency, rank };
}

function lineColumns(lines: readonly NetworkLine[], at: Int32Array, rank: Int32Array): MarketLines {
  const column = (amountOf: (line: NetworkLine) => number): Float64Array =>
    Float64Array.from(at, (line) => amountOf(lines[line] as NetworkLine));
  const communeAt = new Map<string, number>();
  const commune = new Int32Array(at.length);
  let communes = 0;
  at.forEach((line, index) => {
    const { commune: name } = lines[line] as NetworkLine;
    const known = name === undefined ? undefined : communeAt.get(name);
    commune[index] = known ?? communes;
    if (known !== undefined) return;
    if (name !== undefined) communeAt.set(name, communes);
    communes += 1;
  });
  return {
    count: at.length,
    units: column((line) => line.units),
    wanted: column((line) => line.wanted ?? line.units),
    floor: column((line) => line.floor),
    min: column((line) => line.min),
    families: column((line) => line.families),
    debt: column((line) => line.debt),
    rank,
    commune,
    communes,
  };
}

interface MarketRows {
  readonly network: NetworkPairs;
  /** The pairs of one product, by their place in the network. */
  readonly rows: Int32Array;
}

function pairColumns(
  { network, rows }: MarketRows,
  lotPlace: Int32Array,
  linePlace: Int32Array,
  counts: { readonly lots: number; readonly lines: number },
) {
  const lotOf = (pair: number): number => lotPlace[network.lot[pair] as number] as number;
  const lineOf = (pair: number): number => linePlace[network.line[pair] as number] as number;
  const byLine = sortedBy(rows, lineOf, counts.lines);
  const { order, start } = sortedBy(byLine.order, lotOf, counts.lots);
  const { claim, cost } = network;
  return {
    start,
    line: Int32Array.from(order, lineOf),
    cost: Float64Array.from(order, (pair) => cost[pair] as number),
    claim: claim ? Float64Array.from(order, (pair) => claim[pair] as number) : null,
  };
}

/** Rows in the order of a small key, else as they came, and where each key begins. O(rows + keys). */
function sortedBy(rows: Int32Array, keyOf: (row: number) => number, keys: number) {
  const start = new Int32Array(keys + 1);
  for (const row of rows) {
    const after = keyOf(row) + 1;
    start[after] = (start[after] as number) + 1;
  }
  for (let key = 0; key < keys; key += 1)
    start[key + 1] = (start[key + 1] as number) + (start[key] as number);
  const next = start.slice();
  const order = new Int32Array(rows.length);
  for (const row of rows) {
    const key = keyOf(row);
    order[next[key] as number] = row;
    next[key] = (next[key] as number) + 1;
  }
  return { order, start };
}
