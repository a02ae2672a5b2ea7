import { assertSafeWhole, isCivilDate } from '#core/kernel';
import type { MatchingLine, MatchingLot, MatchingQuestion, Travel } from '../matching-question';

/** Throws a RangeError naming the first fault: a question is made by our own code and must make sense. */
export function refuseFaultyQuestion(question: MatchingQuestion, rulesVersion: string): void {
  demand(
    question.rulesVersion === rulesVersion,
    `rules ${question.rulesVersion} are not these rules`,
  );
  demand(Number.isSafeInteger(question.seed), 'the seed is no safe whole number');
  demand(!Number.isNaN(Date.parse(question.asOf)), 'asOf is no moment');
  refuseFaultyTravel(question.travel);
  refuseTwins('lot', question.lots);
  refuseTwins('line', question.lines);
  refuseFaultyPolicy(question);
  question.lots.forEach(refuseFaultyLot);
  question.lines.forEach(refuseFaultyLine);
  assertSafeWhole(
    sumOf(question.lots, (lot) => lot.packages * lot.packageGrams),
    'grams offered',
  );
  assertSafeWhole(2 * sumOf(question.lines, (line) => line.maxGrams), 'half-grams asked');
}

function refuseFaultyTravel(travel: Travel): void {
  demand(travel.speedKmh > 0 && travel.speedKmh < Infinity, 'the speed is not positive');
  wholes(travel, ['roadFactorPermille', 'loadingMinutes', 'transportMinorPerTonneKm'], 'travel');
  if (travel.maxMetres !== null) wholes(travel, ['maxMetres'], 'travel');
  for (const factor of travel.factors) wholes(factor, ['permille'], 'road factor');
}

function refuseFaultyPolicy({ policy, agreements, preferences }: MatchingQuestion): void {
  const figures = ['memoryPermille', 'debtOrdersMax', 'shelfMarginDays'] as const;
  wholes(policy, ['tolerancePermille', ...figures], 'policy');
  demand(policy.tolerancePermille <= 1000, 'policy: a tolerance above the whole');
  for (const [product, grams] of Object.entries(policy.normGramsPerFamily)) {
    assertSafeWhole(grams, `grams a family of ${product}`);
  }
  refuseTwins('agreement', agreements);
  for (const agreement of agreements) wholes(agreement, ['grams'], `agreement ${agreement.id}`);
  const pairs = preferences.map((it) => ({
    id: `from ${it.supplierCommuneId} to ${it.customerCommuneId}`,
  }));
  refuseTwins('preference', pairs);
  for (const it of preferences) {
    wholes(it, ['costPermille'], 'preference');
    demand(it.costPermille <= 100_000, 'preference: a cost beyond a hundredfold');
  }
}

function refuseFaultyLot(lot: MatchingLot): void {
  const name = `lot ${lot.id}`;
  wholes(lot, ['packages', 'packageGrams'], name);
  demand(lot.packageGrams > 0, `${name}: a package weighs nothing`);
  demand([1, 2, 3].includes(lot.grade), `${name}: no such grade`);
  demand(isCivilDate(lot.readyOn) && isCivilDate(lot.bestBeforeOn), `${name}: a date is no date`);
  if (lot.floorMinorPerKg !== null) wholes(lot, ['floorMinorPerKg'], name);
  refuseNowhere(lot, name);
}

function refuseFaultyLine(line: MatchingLine): void {
  const name = `line ${line.id}`;
  wholes(line, ['minGrams', 'wantedGrams', 'maxGrams', 'alreadyGrams', 'families'], name);
  const isOrdered = line.minGrams <= line.wantedGrams && line.wantedGrams <= line.maxGrams;
  demand(isOrdered, `${name}: minimum, wanted and most are not in order`);
  const isWindow = isCivilDate(line.windowFromOn) && isCivilDate(line.windowToOn);
  demand(isWindow && line.windowFromOn <= line.windowToOn, `${name}: the window is none`);
  if (line.ceilingMinorPerKg !== null) wholes(line, ['ceilingMinorPerKg'], name);
  demand(Number.isSafeInteger(line.debtGrams ?? 0), `${name}: the debt is no whole number`);
  assertSafeWhole(line.shelfLifeDaysMinOnArrival ?? 0, `days of shelf life of ${name}`);
  refuseNowhere(line, name);
}

function refuseNowhere(place: { latitude: number; longitude: number }, name: string): void {
  const isPlace = Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180;
  demand(isPlace, `${name}: nowhere on earth`);
}

function refuseTwins(noun: string, items: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of items) {
    demand(!seen.has(id), `${noun} ${id} comes twice`);
    seen.add(id);
  }
}

function wholes<T>(item: T, fields: readonly (keyof T & string)[], name: string): void {
  for (const field of fields) assertSafeWhole(Number(item[field]), `${field} of ${name}`);
}

function demand(isSound: boolean, fault: string): void {
  if (!isSound) throw new RangeError(fault);
}

function sumOf<T>(items: readonly T[], valueOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + valueOf(item), 0);
}
