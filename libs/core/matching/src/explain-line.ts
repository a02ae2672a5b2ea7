import { addDays } from '#core/kernel';
import { dayOfMinute, type LineFacts, type LotFacts } from './round/facts';
import { arrivalMinute, deliveredMinorPerKg, shelfDaysLeft, type Rule } from './round/legality';
import { nth } from './round/nth';
import type { Pool } from './pool';
import { gramsPerFamily, type PoolLevel } from './pool-levels';
import type { LineReasonCode, Reason } from './explain/reason';
import type { Seat, Sharing } from './sharing';

type LineReason = Reason<LineReasonCode>;
type Params = LineReason['params'];

const CODE_OF_RULE: Record<Rule, LineReasonCode> = {
  grade: 'line.grade_too_low',
  washing: 'line.washing_differs',
  cold_chain: 'line.cold_chain_missing',
  currency: 'line.currency_differs',
  distance: 'line.too_far',
  window: 'line.out_of_window',
  shelf_life: 'line.shelf_life_short',
  price: 'line.price_too_low',
  declined: 'line.declined',
};

/** Why a line has what it has: the most telling of the reasons that are true. */
export function explainLine(
  sharing: Sharing,
  levels: readonly PoolLevel[],
  line: LineFacts,
): LineReason {
  const amounts = amountsOf(sharing, line);
  const seats = sharing.seatsOf(line).filter((seat) => seat !== null);
  const hasSubstitute = (sharing.substituteGrams[line.index] ?? 0) > 0;
  if (sharing.gramsOf(line) >= line.source.wantedGrams) {
    return { code: hasSubstitute ? 'line.filled_with_substitute' : 'line.filled', params: amounts };
  }
  const first = seats[0];
  if (first === undefined) return { code: 'line.no_supply', params: amounts };
  const legal = seats.filter((seat) => poolOf(sharing, seat).pairs.hasLegalLot(seat.at));
  if (legal.length === 0) return explainMiss(poolOf(sharing, first), first.at, line, amounts);

  const level = nth(levels, (legal[0] ?? first).pool);
  const packageGrams = leastPackageGrams(sharing, legal);
  const params = { ...amounts, ...level, packageGrams };
  const isLeft = legal.some((seat) => hasPackageLeft(poolOf(sharing, seat), seat.at));
  if (sharing.isDropped(line)) {
    const isReachable = canReachMinimum(line, packageGrams);
    return { code: isReachable ? 'line.below_minimum' : 'line.package_rounding', params };
  }
  if (hasSubstitute) return { code: 'line.filled_in_part_with_substitute', params };
  if (isLeft) return { code: 'line.package_rounding', params };
  const hasSome = sharing.gramsOf(line) > 0;
  return { code: hasSome ? 'line.filled_in_part_shared' : 'line.shared_out', params };
}

function amountsOf(sharing: Sharing, line: LineFacts) {
  const { wantedGrams, alreadyGrams, minGrams, maxGrams } = line.source;
  const totalGrams = sharing.gramsOf(line);
  return {
    wantedGrams,
    minGrams,
    maxGrams,
    alreadyGrams,
    totalGrams,
    missingGrams: Math.max(0, wantedGrams - totalGrams),
    substituteGrams: sharing.substituteGrams[line.index] ?? 0,
    families: line.families,
    gramsPerFamily: gramsPerFamily(sharing, line),
  };
}

function poolOf(sharing: Sharing, seat: Seat): Pool {
  return nth(sharing.pools, seat.pool);
}

function hasPackageLeft(pool: Pool, at: number): boolean {
  return pool.lots.some((_, lot) => pool.packagesLeft(lot) > 0 && pool.pairs.isLegal(lot, at));
}

function leastPackageGrams(sharing: Sharing, seats: readonly Seat[]): number {
  let least = Infinity;
  for (const seat of seats) {
    const pool = poolOf(sharing, seat);
    pool.lots.forEach(({ source }, lot) => {
      if (pool.pairs.isLegal(lot, seat.at)) least = Math.min(least, source.packageGrams);
    });
  }
  return least;
}

/** False when whole packages of the smallest size jump over the span from the minimum to the most. */
function canReachMinimum({ source }: LineFacts, packageGrams: number): boolean {
  const packages = Math.floor((source.maxGrams - source.alreadyGrams) / packageGrams);
  return source.alreadyGrams + packages * packageGrams >= source.minGrams;
}

/** Names the lot that came closest to being legal and what it failed by. */
function explainMiss(pool: Pool, at: number, line: LineFacts, amounts: Params): LineReason {
  const miss = pool.pairs.missesOfLines.at(at);
  if (miss === null) return { code: 'line.no_supply', params: amounts };
  const lot = pool.lotAt(miss.partner);
  const params = { ...amounts, lotId: lot.source.id, ...figuresOf(pool, lot, line, miss.rule) };
  return { code: CODE_OF_RULE[miss.rule], params };
}

/** The figures of a broken rule; the same for the line's explanation and the lot's. */
export function figuresOf(pool: Pool, lot: LotFacts, line: LineFacts, rule: Rule): Params {
  const metres = pool.roads.metres(lot.source, line.source);
  switch (rule) {
    case 'grade':
      return { grade: lot.source.grade, gradeFloor: line.source.gradeFloor ?? lot.source.grade };
    case 'washing':
      return { lotWashed: lot.source.washed };
    case 'cold_chain':
    case 'declined':
      return {};
    case 'currency':
      return {
        lotCurrency: lot.source.currency ?? '',
        lineCurrency: line.source.currency ?? '',
      };
    case 'distance':
      return { metres, metresMax: pool.roads.maxMetres ?? metres };
    case 'window':
      return {
        metres,
        arrivesOn: civilDateOf(arrivalMinute(lot, pool.roads, metres)),
        windowToOn: line.source.windowToOn,
      };
    case 'shelf_life':
      return {
        daysLeft: shelfDaysLeft(lot, line, pool.roads, metres),
        daysAsked: line.shelfLifeDays,
        bestBeforeOn: lot.source.bestBeforeOn,
      };
    case 'price':
      return {
        floorMinorPerKg: lot.source.floorMinorPerKg ?? 0,
        transportMinorPerKg: pool.roads.minorPerKg(metres),
        deliveredMinorPerKg: deliveredMinorPerKg(lot, pool.roads, metres) ?? 0,
        ceilingMinorPerKg: line.source.ceilingMinorPerKg ?? 0,
        currency: lot.source.currency ?? '',
      };
  }
}

function civilDateOf(minute: number): string {
  return addDays('1970-01-01', dayOfMinute(minute));
}
