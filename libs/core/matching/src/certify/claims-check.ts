import type { Market, MarketLines } from '../network/market';
import type { CheckedFlow } from './checked-flow';
import { refuse } from './violation';

/** Claims of a market, and the order by id of its lots and lines, in which claims are served. */
export interface ClaimTerms {
  /** Units of each pair. */
  readonly claim: Float64Array;
  /** Of each lot, its place by id; that of the market when not said. */
  readonly lotOrder?: Int32Array;
  readonly lineOrder?: Int32Array;
}

/** What must be set aside of each pair, and the market that is left. */
export interface AfterClaims {
  readonly market: Market;
  /** Null when nothing is set aside. */
  readonly claimed: Float64Array | null;
}

interface Claims {
  readonly pair: readonly number[];
  readonly lot: ReadonlyMap<number, number>;
}

/** Works out again what the claims set aside, but for the lines whose claims are told to have fallen. */
export function afterClaims(
  market: Market,
  terms: ClaimTerms | null,
  fallen: Int32Array,
): AfterClaims {
  const claims = terms ? claimsInTurn(market, terms) : { pair: [], lot: new Map() };
  const hasFallen = fallenLines(market, claims, fallen);
  if (!terms || claims.pair.length === 0) return { market, claimed: null };
  const claimed = new Float64Array(terms.claim.length);
  const lotUnits = market.lots.units.slice();
  const lineUnits = market.lines.units.slice();
  for (const pair of claims.pair) {
    const [lot, line] = [claims.lot.get(pair) as number, market.pairs.line[pair] as number];
    if (hasFallen[line] === 1) continue;
    const [left, room] = [lotUnits[lot] as number, lineUnits[line] as number];
    const units = Math.min(terms.claim[pair] as number, left, room);
    claimed[pair] = units;
    lotUnits[lot] = left - units;
    lineUnits[line] = room - units;
  }
  const lots = { ...market.lots, units: lotUnits };
  return { claimed, market: { ...market, lots, lines: linesAfter(market.lines, lineUnits) } };
}

/** The flow without what is claimed: refuses where less flows than that. */
export function flowAfterClaims(
  { flows, pair }: CheckedFlow,
  claimed: Float64Array | null,
  place: string,
): Float64Array {
  if (!claimed) return flows.units;
  const rest = flows.units.slice();
  let open = claimed.reduce((count, units) => count + (units > 0 ? 1 : 0), 0);
  for (let flow = 0; flow < rest.length; flow += 1) {
    const claim = claimed[pair[flow] as number] as number;
    if (claim === 0) continue;
    const left = (rest[flow] as number) - claim;
    if (left < 0) refuse('claim.broken', `${place}.units[${flow}]`, { claim });
    rest[flow] = left;
    open -= 1;
  }
  if (open > 0) refuse('claim.broken', place, { withoutFlow: open });
  return rest;
}

function claimsInTurn({ lots, pairs }: Market, terms: ClaimTerms): Claims {
  const lotOf = new Map<number, number>();
  for (let lot = 0; lot < lots.count; lot += 1) {
    const end = pairs.start[lot + 1] as number;
    for (let pair = pairs.start[lot] as number; pair < end; pair += 1)
      if ((terms.claim[pair] as number) > 0) lotOf.set(pair, lot);
  }
  const turn = (order: Int32Array | undefined, at: number): number => order?.[at] ?? at;
  const lotTurn = (pair: number): number => turn(terms.lotOrder, lotOf.get(pair) as number);
  const lineTurn = (pair: number): number => turn(terms.lineOrder, pairs.line[pair] as number);
  const pair = [...lotOf.keys()].sort(
    (a, b) =>
      (pairs.cost[a] as number) - (pairs.cost[b] as number) ||
      lotTurn(a) - lotTurn(b) ||
      lineTurn(a) - lineTurn(b),
  );
  return { pair, lot: lotOf };
}

/** Only claims of a line with a minimum can fall: without them it would have broken it. */
function fallenLines({ lines, pairs }: Market, claims: Claims, fallen: Int32Array): Uint8Array {
  const isClaimant = new Uint8Array(lines.count);
  for (const pair of claims.pair) isClaimant[pairs.line[pair] as number] = 1;
  const hasFallen = new Uint8Array(lines.count);
  fallen.forEach((line, at) => {
    const place = `fallenClaims[${at}]`;
    if (at > 0 && line <= (fallen[at - 1] as number)) refuse('answer.order', place, { line });
    if (isClaimant[line] !== 1 || lines.min[line] === 0) refuse('claim.fallen', place, { line });
    hasFallen[line] = 1;
  });
  return hasFallen;
}

/** A line that has something by claim counts it as had: it asks, and is owed, that much less. */
function linesAfter(lines: MarketLines, units: Float64Array): MarketLines {
  const had = units.map((left, line) => (lines.units[line] as number) - left);
  const without = (column: Float64Array): Float64Array =>
    column.map((amount, line) => Math.max(0, amount - (had[line] as number)));
  return {
    ...lines,
    units,
    wanted: without(lines.wanted),
    floor: without(lines.floor),
    min: without(lines.min),
    debt: lines.debt.map((debt, line) => debt - (had[line] as number)),
  };
}
