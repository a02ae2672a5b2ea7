import type { Market } from '../network/market';
import type { MarketFlows } from '../network/market-answer';

/** What claims leave of a market, how a flow serves it, and the way back from lines to lots. */
export interface ServedMarket {
  readonly market: Market;
  readonly lotUnits: Float64Array;
  readonly lineUnits: Float64Array;
  /** 1: left out because of its minimum. */
  readonly dropped: Uint8Array;
  /** The lots that serve line j stand at server[start[j]] … server[start[j + 1] − 1]. */
  readonly start: Int32Array;
  readonly server: Int32Array;
}

export function servedMarket(
  market: Market,
  { lot, line }: MarketFlows,
  units: Float64Array,
  dropped: Uint8Array,
): ServedMarket {
  const lotUnits = new Float64Array(market.lots.count);
  const lineUnits = new Float64Array(market.lines.count);
  const start = new Int32Array(market.lines.count + 1);
  for (let flow = 0; flow < lot.length; flow += 1) {
    const [from, to] = [lot[flow] as number, line[flow] as number];
    const moved = units[flow] as number;
    if (moved === 0) continue;
    lotUnits[from] = (lotUnits[from] as number) + moved;
    lineUnits[to] = (lineUnits[to] as number) + moved;
    start[to + 1] = (start[to + 1] as number) + 1;
  }
  for (let to = 0; to < lineUnits.length; to += 1)
    start[to + 1] = (start[to + 1] as number) + (start[to] as number);
  const next = start.slice();
  const server = new Int32Array(next[lineUnits.length] as number);
  for (let flow = 0; flow < lot.length; flow += 1) {
    if (units[flow] === 0) continue;
    const to = line[flow] as number;
    server[next[to] as number] = lot[flow] as number;
    next[to] = (next[to] as number) + 1;
  }
  return { market, lotUnits, lineUnits, dropped, start, server };
}
