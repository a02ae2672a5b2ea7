import type { Market } from '../network/market';
import type { MarketFlows } from '../network/market-answer';
import { refuse } from './violation';

/** A flow over legal pairs within what lots have and lines take. */
export interface CheckedFlow {
  readonly flows: MarketFlows;
  /** The pair that each entry uses. */
  readonly pair: Int32Array;
  readonly lotUnits: Float64Array;
  readonly lineUnits: Float64Array;
}

/**
 * Looks at every entry of a flow: order, legality, quantity, and the sums by lot and line.
 * One loop over the entries and the rows of the lots that give: splitting it would cost speed.
 */
export function checkFlow(market: Market, flows: MarketFlows, place: string): CheckedFlow {
  const { lots, lines, pairs } = market;
  const count = flows.lot.length;
  if (flows.line.length !== count || flows.units.length !== count) refuse('answer.length', place);
  const pair = new Int32Array(count);
  const lotUnits = new Float64Array(lots.count);
  const lineUnits = new Float64Array(lines.count);
  // Where the row of the present lot has each line; older rows are told by their place.
  const pairOfLine = new Int32Array(lines.count);
  let [lastLot, lastLine, start, end] = [-1, -1, 0, 0];
  for (let flow = 0; flow < count; flow += 1) {
    const lot = flows.lot[flow] as number;
    const line = flows.line[flow] as number;
    const units = flows.units[flow] as number;
    if (lot < 0 || lot >= lots.count) refuse('answer.place', `${place}.lot[${flow}]`, { lot });
    if (line < 0 || line >= lines.count) refuse('answer.place', `${place}.line[${flow}]`, { line });
    if (lot < lastLot || (lot === lastLot && line <= lastLine))
      refuse('answer.order', `${place}.line[${flow}]`, { lot, line });
    if (!Number.isSafeInteger(units) || units < 0)
      refuse('answer.number', `${place}.units[${flow}]`, { units });
    if (units === 0) refuse('flow.empty', `${place}.units[${flow}]`, { lot, line });
    if (lot !== lastLot) {
      start = pairs.start[lot] as number;
      end = pairs.start[lot + 1] as number;
      for (let at = start; at < end; at += 1) pairOfLine[pairs.line[at] as number] = at;
    }
    const at = pairOfLine[line] as number;
    if (at < start || at >= end || pairs.line[at] !== line)
      refuse('flow.illegal', `${place}.line[${flow}]`, { lot, line });
    pair[flow] = at;
    const given = (lotUnits[lot] as number) + units;
    const had = (lineUnits[line] as number) + units;
    if (given > (lots.units[lot] as number)) refuse('lot.over', `${place}.units[${flow}]`, { lot });
    if (had > (lines.units[line] as number))
      refuse('line.over', `${place}.units[${flow}]`, { line });
    lotUnits[lot] = given;
    lineUnits[line] = had;
    [lastLot, lastLine] = [lot, line];
  }
  return { flows, pair, lotUnits, lineUnits };
}

/** Refuses a column of sums that is not what flows. */
export function checkSums(
  told: Float64Array,
  flowing: Float64Array,
  place: string,
  code: 'lot.sum' | 'line.sum' | 'fair.lot-sum',
): void {
  if (told.length !== flowing.length)
    refuse('answer.length', place, { length: told.length, expected: flowing.length });
  for (let at = 0; at < told.length; at += 1) {
    if (told[at] === flowing[at]) continue;
    refuse(code, `${place}[${at}]`, { told: told[at] as number, flows: flowing[at] as number });
  }
}
