import type { Market } from './market';

/** What claims set aside, and the market that is left to share. */
export interface RestMarket {
  readonly market: Market;
  /** Units set aside of each pair; null when nothing is. */
  readonly claimed: Float64Array | null;
}

/**
 * Sets the claims of a market aside before anything is shared: pair by pair in the order of cost, lot
 * and line, each as much as is claimed, as the lot still has and as the line still takes. What a line
 * has by claims counts as had: its floor, wants, minimum and debt shrink by it. Lines of `fallen` claim
 * nothing. O(pairs + claims log claims).
 */
export function withoutClaims(
  market: Market,
  claim: Float64Array | null | undefined,
  fallen: Uint8Array,
): RestMarket {
  const claims = claim ? claimsInOrder(market, claim, fallen) : [];
  if (!claim || claims.length === 0) return { market, claimed: null };
  const { lots, lines } = market;
  const lotLeft = lots.units.slice();
  const lineLeft = lines.units.slice();
  const claimed = new Float64Array(claim.length);
  for (const { pair, lot, line } of claims) {
    const [left, room] = [lotLeft[lot] as number, lineLeft[line] as number];
    const units = Math.min(claim[pair] as number, left, room);
    claimed[pair] = units;
    lotLeft[lot] = left - units;
    lineLeft[line] = room - units;
  }
  const had = lines.units.map((units, line) => units - (lineLeft[line] as number));
  const lessHad = (column: Float64Array): Float64Array =>
    column.map((units, line) => Math.max(0, units - (had[line] as number)));
  return {
    claimed,
    market: {
      ...market,
      lots: { ...lots, units: lotLeft },
      lines: {
        ...lines,
        units: lineLeft,
        wanted: lessHad(lines.wanted),
        floor: lessHad(lines.floor),
        min: lessHad(lines.min),
        debt: lines.debt.map((units, line) => units - (had[line] as number)),
      },
    },
  };
}

interface Claim {
  readonly pair: number;
  readonly lot: number;
  readonly line: number;
}

function claimsInOrder({ lots, pairs }: Market, claim: Float64Array, fallen: Uint8Array): Claim[] {
  const claims: Claim[] = [];
  for (let lot = 0; lot < lots.count; lot += 1) {
    const end = pairs.start[lot + 1] as number;
    for (let pair = pairs.start[lot] as number; pair < end; pair += 1) {
      const line = pairs.line[pair] as number;
      if ((claim[pair] as number) > 0 && !fallen[line]) claims.push({ pair, lot, line });
    }
  }
  const costOf = ({ pair }: Claim): number => pairs.cost[pair] as number;
  return claims.sort((a, b) => costOf(a) - costOf(b) || a.lot - b.lot || a.line - b.line);
}
