import type { NetworkLine, NetworkLot, NetworkPairs } from './network';
import { NetworkFault } from './network-fault';
import { listOf, objectAt, wholeFrom } from './read-fields';

interface Ends {
  readonly lots: readonly NetworkLot[];
  readonly lines: readonly NetworkLine[];
}

interface PairColumns {
  readonly lot: Int32Array;
  readonly line: Int32Array;
  readonly cost: Float64Array;
}

/** Reads the pairs into typed columns and refuses those that no solver may see. */
export function readPairs(json: unknown, ends: Ends): NetworkPairs {
  const pairs = objectAt(json, 'pairs', ['lot', 'line', 'cost', 'claim']);
  const lotColumn = listOf(pairs, 'lot');
  const count = lotColumn.length;
  const columnOf = (name: string): readonly unknown[] => {
    const column = listOf(pairs, name);
    if (column.length !== count) throw new NetworkFault('unequal-columns', `pairs.${name}`);
    return column;
  };
  const columns = {
    lot: indexesFrom(lotColumn, 'lot', ends.lots.length),
    line: indexesFrom(columnOf('line'), 'line', ends.lines.length),
    cost: wholesFrom(columnOf('cost'), 'pairs.cost'),
  };
  refuseLargeCost(columns.cost, ends.lots.length + ends.lines.length);
  refuseMixedProducts(columns, ends);
  refuseTwinPairs(columns, ends);
  if (pairs.fields['claim'] === undefined) return columns;
  return { ...columns, claim: wholesFrom(columnOf('claim'), 'pairs.claim') };
}

/** A column of whole numbers of 0 or more. */
function wholesFrom(column: readonly unknown[], place: string): Float64Array {
  const values = new Float64Array(column.length);
  for (let row = 0; row < column.length; row += 1)
    values[row] = wholeFrom(column[row], () => `${place}[${row}]`);
  return values;
}

function indexesFrom(column: readonly unknown[], name: 'lot' | 'line', count: number): Int32Array {
  const indexes = new Int32Array(column.length);
  for (let row = 0; row < column.length; row += 1) {
    const index = wholeFrom(column[row], () => `pairs.${name}[${row}]`);
    if (index >= count) throw new NetworkFault(`unknown-${name}`, `pairs.${name}[${row}]`);
    indexes[row] = index;
  }
  return indexes;
}

/** No way through a network visits more than all lots and lines, so no potential reaches 2^53. */
function refuseLargeCost(cost: Float64Array, nodes: number): void {
  let dearest = 0;
  for (let pair = 1; pair < cost.length; pair += 1)
    if ((cost[pair] as number) > (cost[dearest] as number)) dearest = pair;
  const bound = Number.MAX_SAFE_INTEGER / (nodes + 1);
  if (cost.length > 0 && (cost[dearest] as number) >= Math.floor(bound))
    throw new NetworkFault('cost-too-large', `pairs.cost[${dearest}]`);
}

function refuseMixedProducts({ lot, line }: PairColumns, { lots, lines }: Ends): void {
  for (let pair = 0; pair < lot.length; pair += 1) {
    const lotProduct = lots[lot[pair] as number]?.product;
    const lineProduct = lines[line[pair] as number]?.product;
    if (lotProduct !== lineProduct)
      throw new NetworkFault('pair-across-products', `pairs.line[${pair}]`);
  }
}

/** Puts the pairs in rows by lot, in the order of the file, and looks for the first line said twice. */
function refuseTwinPairs({ lot, line }: PairColumns, { lots, lines }: Ends): void {
  const next = new Int32Array(lots.length + 1);
  for (const it of lot) next[it + 1] = (next[it + 1] as number) + 1;
  for (let it = 0; it < lots.length; it += 1)
    next[it + 1] = (next[it + 1] as number) + (next[it] as number);
  const rows = new Int32Array(lot.length);
  for (let pair = 0; pair < lot.length; pair += 1) {
    const of = lot[pair] as number;
    rows[next[of] as number] = pair;
    next[of] = (next[of] as number) + 1;
  }
  const lastLot = new Int32Array(lines.length).fill(-1);
  let twin = lot.length;
  for (const pair of rows) {
    const [from, to] = [lot[pair] as number, line[pair] as number];
    if (lastLot[to] === from && pair < twin) twin = pair;
    lastLot[to] = from;
  }
  if (twin < lot.length) throw new NetworkFault('duplicate-pair', `pairs.line[${twin}]`);
}
