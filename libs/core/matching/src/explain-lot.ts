import { figuresOf } from './explain-line';
import type { Rule } from './round/legality';
import type { Pool } from './pool';
import type { LotReasonCode, Reason } from './explain/reason';
import type { Sharing } from './sharing';

type LotReason = Reason<LotReasonCode>;
type Params = LotReason['params'];

const CODE_OF_RULE: Record<Rule, LotReasonCode> = {
  grade: 'lot.grade_below_floors',
  washing: 'lot.washing_differs',
  cold_chain: 'lot.cold_chain_missing',
  currency: 'lot.currency_differs',
  distance: 'lot.too_far',
  window: 'lot.not_ready_in_window',
  shelf_life: 'lot.spoils_on_the_way',
  price: 'lot.price_above_ceilings',
  declined: 'lot.declined',
};

/** Why packages of a lot, by its place in the pool, are left over; 'lot.placed' when none are. */
export function explainLot(sharing: Sharing, pool: Pool, at: number): LotReason {
  const { source } = pool.lotAt(at);
  const left = pool.packagesLeft(at);
  const amounts = {
    packages: source.packages,
    packageGrams: source.packageGrams,
    placedGrams: (source.packages - left) * source.packageGrams,
    unplacedPackages: left,
    unplacedGrams: left * source.packageGrams,
    askingLines: pool.lines.length,
  };
  if (source.packages === 0) return { code: 'lot.empty', params: amounts };
  if (left === 0) return { code: 'lot.placed', params: amounts };
  if (pool.lines.length === 0) return { code: 'lot.no_demand', params: amounts };
  return explainLeftover(sharing, pool, at, amounts);
}

function explainLeftover(sharing: Sharing, pool: Pool, at: number, amounts: Params): LotReason {
  const legal = pool.lines.filter((_, line) => pool.pairs.isLegal(at, line));
  if (legal.length === 0) return explainMiss(pool, at, amounts);
  const params = { ...amounts, legalLines: legal.length };
  const { packageGrams } = pool.lotAt(at).source;
  const isHeldByMinimum = legal.some(
    (line) =>
      sharing.isDropped(line) && line.source.maxGrams - sharing.gramsOf(line) >= packageGrams,
  );
  if (isHeldByMinimum) return { code: 'lot.minimums_unmet', params };
  const isShort = legal.some((line) => sharing.gramsOf(line) < line.source.wantedGrams);
  return { code: isShort ? 'lot.package_rounding' : 'lot.demand_met', params };
}

function explainMiss(pool: Pool, at: number, amounts: Params): LotReason {
  const miss = pool.pairs.missesOfLots.at(at);
  if (miss === null) return { code: 'lot.no_demand', params: amounts };
  const line = pool.lineAt(miss.partner);
  const figures = figuresOf(pool, pool.lotAt(at), line, miss.rule);
  return {
    code: CODE_OF_RULE[miss.rule],
    params: { ...amounts, lineId: line.source.id, ...figures },
  };
}
