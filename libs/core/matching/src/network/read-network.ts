import type { Network, NetworkLine, NetworkLot } from './network';
import { NetworkFault } from './network-fault';
import { type FileObject, integerOf, listOf, objectAt, textOf, wholeOf } from './read-fields';
import { readPairs } from './read-pairs';

const LOT_FIELDS = ['id', 'product', 'units', 'urgency'];
const LINE_FIELDS = [
  ...['id', 'product', 'units', 'min', 'families', 'debt', 'floor'],
  ...['wanted', 'commune'],
];
const URGENCY_MAX = 3;
const TOLERANCE_MAX = 1000;

/**
 * Reads a network from what JSON.parse gave. Whatever is read can be shared: all sums stay below 2^53.
 * Throws a NetworkFault with the place of the first fault. urgency, min, debt, floor and claim count
 * as 0 when they are not said. O(lots + lines + pairs).
 */
export function readNetwork(json: unknown): Network {
  const file = objectAt(json, '', ['seed', 'tolerancePermille', 'lots', 'lines', 'pairs']);
  const seed = integerOf(file, 'seed');
  const tolerancePermille = wholeOf(file, 'tolerancePermille');
  if (tolerancePermille > TOLERANCE_MAX)
    throw new NetworkFault('tolerance-above-1000', 'tolerancePermille');
  const lots = listOf(file, 'lots').map(readLot);
  const lines = listOf(file, 'lines').map(readLine);
  refuseTwins(lots, 'lots');
  refuseTwins(lines, 'lines');
  refuseLargeSum(lots, 'lots', 'units');
  // What a line has counts from its debt on, so both together must stay exact.
  refuseLargeSum(lines, 'lines', 'units', (line) => line.units + Math.abs(line.debt));
  refuseLargeSum(lines, 'lines', 'families');
  const pairs = readPairs(file.fields['pairs'], { lots, lines });
  return { seed, tolerancePermille, lots, lines, pairs };
}

function readLot(json: unknown, index: number): NetworkLot {
  const lot = objectAt(json, `lots[${index}]`, LOT_FIELDS);
  const urgency = wholeOf(lot, 'urgency', 0);
  if (urgency > URGENCY_MAX) throw new NetworkFault('urgency-above-3', `${lot.place}.urgency`);
  return {
    id: textOf(lot, 'id'),
    product: textOf(lot, 'product'),
    units: wholeOf(lot, 'units'),
    urgency,
  };
}

function readLine(json: unknown, index: number): NetworkLine {
  const line = objectAt(json, `lines[${index}]`, LINE_FIELDS);
  const units = wholeOf(line, 'units');
  const { wanted, floor, min } = amountsOf(line, units);
  const families = wholeOf(line, 'families');
  if (families < 1) throw new NetworkFault('no-family', `${line.place}.families`);
  return {
    id: textOf(line, 'id'),
    product: textOf(line, 'product'),
    units,
    min,
    families,
    debt: integerOf(line, 'debt', 0),
    floor,
    ...(wanted === undefined ? {} : { wanted }),
    ...(line.fields['commune'] === undefined ? {} : { commune: textOf(line, 'commune') }),
  };
}

/** floor ≤ wanted ≤ units and min ≤ units. */
function amountsOf(line: FileObject, units: number) {
  const min = wholeOf(line, 'min', 0);
  if (min > units) throw new NetworkFault('min-above-units', `${line.place}.min`);
  const wanted = line.fields['wanted'] === undefined ? undefined : wholeOf(line, 'wanted');
  if (wanted !== undefined && wanted > units)
    throw new NetworkFault('wanted-above-units', `${line.place}.wanted`);
  const floor = wholeOf(line, 'floor', 0);
  if (floor > units) throw new NetworkFault('floor-above-units', `${line.place}.floor`);
  if (wanted !== undefined && floor > wanted)
    throw new NetworkFault('floor-above-wanted', `${line.place}.floor`);
  return { wanted, floor, min };
}

function refuseTwins(things: readonly { readonly id: string }[], list: string): void {
  const ids = new Set<string>();
  things.forEach(({ id }, index) => {
    if (ids.has(id)) throw new NetworkFault('duplicate-id', `${list}[${index}].id`);
    ids.add(id);
  });
}

function refuseLargeSum<Field extends string, Thing extends Readonly<Record<Field, number>>>(
  things: readonly Thing[],
  list: string,
  field: Field,
  amountOf = (thing: Thing): number => thing[field],
): void {
  let sum = 0;
  things.forEach((thing, index) => {
    sum += amountOf(thing);
    if (sum > Number.MAX_SAFE_INTEGER)
      throw new NetworkFault('sum-too-large', `${list}[${index}].${field}`);
  });
}
