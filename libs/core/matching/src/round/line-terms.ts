import type { LineFacts } from './facts';

/** What one line brings to a market, in its units. */
export interface LineTerms {
  readonly units: number;
  readonly wanted: number;
  readonly floor: number;
  readonly min: number;
  readonly debt: number;
}

/** Where a line stands when a market opens. */
interface Standing {
  readonly unitGrams: number;
  /** What it has besides the units of this market: accepted earlier and given in this round. */
  readonly hasGrams: number;
  /** Units of this very market that it has already and keeps. */
  readonly held: number;
}

/**
 * A line in a market of its own product: up to its most, wants first. A minimum that whole units cannot
 * meet within its most leaves it out; one that goes past what it wants is wanted, since otherwise the line
 * would go without. A debt counts in whole units, rounded to the nearest.
 */
export function ownTerms(
  { source }: LineFacts,
  standing: Standing,
  minGrams = source.minGrams,
): LineTerms {
  const { unitGrams, hasGrams, held } = standing;
  const units = Math.max(held, unitsIn(source.maxGrams - hasGrams, unitGrams));
  const min = ceilUnits(Math.max(0, minGrams - hasGrams), unitGrams);
  if (min > units) return keptTerms({ source }, standing);
  const wanted = Math.max(held, min, unitsIn(source.wantedGrams - hasGrams, unitGrams));
  return {
    units,
    wanted: Math.min(wanted, units),
    floor: held,
    min,
    debt: debtIn(source, standing),
  };
}

/**
 * A line in a market of what it takes instead: only for what is still short of its wants, the last package
 * may go past them.
 */
export function substituteTerms(line: LineFacts, standing: Standing): LineTerms {
  const { source } = line;
  const { unitGrams, hasGrams } = standing;
  const shortGrams = Math.max(source.wantedGrams, source.minGrams) - hasGrams;
  const terms = ownTerms(line, standing);
  const units = Math.min(terms.units, ceilUnits(Math.max(0, shortGrams), unitGrams));
  return { ...terms, units, wanted: Math.min(terms.wanted, units) };
}

/** A line that keeps what it holds, no more and no less. */
export function keptTerms({ source }: Pick<LineFacts, 'source'>, standing: Standing): LineTerms {
  const { held } = standing;
  return { units: held, wanted: held, floor: held, min: 0, debt: debtIn(source, standing) };
}

/** What it has counts against its debt: the k-th unit comes at the level of all that it has with it. */
function debtIn(source: LineFacts['source'], { unitGrams, hasGrams }: Standing): number {
  const units = Math.round(((source.debtGrams ?? 0) - hasGrams) / unitGrams);
  return units === 0 ? 0 : units;
}

function unitsIn(grams: number, unitGrams: number): number {
  return Math.max(0, Math.floor(grams / unitGrams));
}

function ceilUnits(grams: number, unitGrams: number): number {
  return Math.ceil(grams / unitGrams);
}
