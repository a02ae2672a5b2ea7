import type { Market } from '../network/market';
import type { TransportTask } from './transport-task';

/** Refuses a task that no caller should bring: each is a broken promise, not an outcome. */
export function tellBrokenPromises(market: Market, { lotUnits, low, high }: TransportTask): void {
  const { lots, lines } = market;
  if (lotUnits.length !== lots.count || low.length !== lines.count || high.length !== lines.count) {
    throw new RangeError('Margins must name every lot and every line once.');
  }
  const given = wholeSum(lotUnits, 'Units of lots');
  const least = wholeSum(low, 'Lower bounds of lines');
  const most = wholeSum(high, 'Upper bounds of lines');
  if (low.some((units, line) => units > (high[line] as number))) {
    throw new RangeError('A line has a lower bound above its upper bound.');
  }
  if (given < least || given > most) {
    throw new RangeError(`Lots give ${given} units, lines take ${least} to ${most}.`);
  }
}

/**
 * What the root's arcs must cost so that no units stay on them: more than half of what any
 * detour between a lot and a line can cost.
 */
export function rootCostOf(cost: Float64Array, lots: number, lines: number): number {
  let highest = 0;
  for (let pair = 0; pair < cost.length; pair += 1) {
    if ((cost[pair] as number) > highest) highest = cost[pair] as number;
  }
  if (!Number.isSafeInteger((highest + 1) * (lots + lines + 1))) {
    throw new RangeError(`A cost of ${highest} is too high to be added up exactly.`);
  }
  return Math.floor((highest * (Math.min(lots, lines) + 1)) / 2) + 1;
}

function wholeSum(units: Float64Array, what: string): number {
  let total = 0;
  for (const each of units) {
    if (!Number.isSafeInteger(each) || each < 0) {
      throw new RangeError(`${what} must be whole numbers from 0 on, not ${each}.`);
    }
    total += each;
  }
  if (!Number.isSafeInteger(total)) throw new RangeError(`${what} add up to too much: ${total}.`);
  return total;
}
