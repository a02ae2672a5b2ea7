import { addDays, type CivilDate, type FieldFault, DomainError } from '#core/kernel';
import type { LotFacts, LotGround } from './lot-facts';

/** Beyond a thousand tonnes it is not one lot, but a slip of the finger. */
export const LOT_GRAMS_MAX = 1_000_000_000;
const HARVEST_DAYS_AGO_MAX = 730;
const HARVEST_DAYS_AHEAD_MAX = 180;
const KEEPS_DAYS_MAX = 3_660;

/** The facts of a lot with everything filled in that the rules know. */
export interface AnnouncedLot extends LotFacts {
  readonly packageGrams: number;
  readonly announcedPackages: number;
  readonly announcedGrams: number;
  readonly readyOn: CivilDate;
  readonly bestBeforeOn: CivilDate;
}

/** The result of looking at one lot: filled in, or every fault that was found. */
export type Announcement =
  | { readonly ok: true; readonly lot: AnnouncedLot }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** Fills a lot in, or answers all of its faults at once, each with its field. Pure: `today` is an argument. */
export function announce(facts: LotFacts, ground: LotGround, today: CivilDate): Announcement {
  const dates = daysOf(facts, ground, today);
  const amount = amountOf(facts, ground);
  const faults = [
    ...referenceFaults(facts, ground),
    ...dateFaults({ ...facts, ...dates }, today),
    ...amount.faults,
    ...priceFaults(facts),
  ];
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    lot: {
      ...facts,
      ...dates,
      packageGrams: ground.nominalGrams ?? 0,
      announcedPackages: amount.packages,
      announcedGrams: amount.grams,
    },
  };
}

/** As `announce`, for one lot alone: refuses with 422, the first fault's code and all fields. */
export function announceOrRefuse(
  facts: LotFacts,
  ground: LotGround,
  today: CivilDate,
): AnnouncedLot {
  const answer = announce(facts, ground, today);
  if (answer.ok) return answer.lot;
  throw new DomainError(
    'unprocessable',
    answer.faults[0]?.code ?? 'request.invalid',
    {},
    answer.faults,
  );
}

function fault(field: string, code: string): FieldFault {
  return { field, code };
}

function referenceFaults(facts: LotFacts, ground: LotGround): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!ground.product?.isActive) faults.push(fault('productId', 'lot.product_unknown'));
  if (!ground.site) faults.push(fault('siteId', 'lot.site_unknown'));
  else if (ground.site.communeId !== facts.communeId) {
    faults.push(fault('siteId', 'lot.site_of_another_commune'));
  } else if (!ground.site.isActive) faults.push(fault('siteId', 'lot.site_closed'));
  if (facts.productiveOrgId !== null && ground.org?.communeId !== facts.communeId) {
    faults.push(fault('productiveOrgId', 'lot.org_of_another_commune'));
  }
  return [...faults, ...packageFaults(ground), ...forecastFaults(facts, ground)];
}

function packageFaults(ground: LotGround): FieldFault[] {
  if (!ground.hasPackageType) return [fault('packageType', 'lot.package_type_unknown')];
  return ground.product && ground.nominalGrams === null
    ? [fault('packageType', 'package.weight_unknown')]
    : [];
}

function forecastFaults(facts: LotFacts, { forecast }: LotGround): FieldFault[] {
  if (facts.forecastId === null) return [];
  const fits =
    forecast?.communeId === facts.communeId &&
    forecast.productId === facts.productId &&
    forecast.state !== 'withdrawn';
  return fits ? [] : [fault('forecastId', 'lot.forecast_does_not_fit')];
}

/** Of an unknown product nobody can say how long it keeps: that it is unknown is fault enough. */
function daysOf(
  facts: LotFacts,
  ground: LotGround,
  today: CivilDate,
): { readyOn: CivilDate; bestBeforeOn: CivilDate } {
  const readyOn = facts.readyOn ?? facts.harvestedOn;
  const keepsUntil = ground.product
    ? addDays(facts.harvestedOn, ground.product.shelfLifeDays)
    : ([readyOn, today].sort().at(-1) ?? today);
  return { readyOn, bestBeforeOn: facts.bestBeforeOn ?? keepsUntil };
}

/** Days compare as texts. */
function dateFaults(
  lot: { harvestedOn: CivilDate; readyOn: CivilDate; bestBeforeOn: CivilDate },
  today: CivilDate,
): FieldFault[] {
  const faults: FieldFault[] = [];
  const isAbsurd =
    lot.harvestedOn < addDays(today, -HARVEST_DAYS_AGO_MAX) ||
    lot.harvestedOn > addDays(today, HARVEST_DAYS_AHEAD_MAX);
  if (isAbsurd) faults.push(fault('harvestedOn', 'lot.date_absurd'));
  if (lot.readyOn < lot.harvestedOn) faults.push(fault('readyOn', 'lot.ready_before_harvest'));
  if (lot.bestBeforeOn < lot.readyOn) {
    faults.push(fault('bestBeforeOn', 'lot.best_before_too_early'));
  } else if (lot.bestBeforeOn < today) {
    faults.push(fault('bestBeforeOn', 'lot.best_before_passed'));
  }
  if (lot.bestBeforeOn > addDays(today, KEEPS_DAYS_MAX)) {
    faults.push(fault('bestBeforeOn', 'lot.date_absurd'));
  }
  return faults;
}

interface Amount {
  readonly packages: number;
  readonly grams: number;
  readonly faults: readonly FieldFault[];
}

/** Packages at their nominal weight, or kilos in whole packages; both said are both kept (catch weight). */
function amountOf(facts: LotFacts, ground: LotGround): Amount {
  const none = { packages: 0, grams: 0 };
  if (facts.packages === null && facts.grams === null) {
    return { ...none, faults: [fault('packages', 'lot.amount_missing')] };
  }
  const nominal = ground.nominalGrams;
  if (nominal === null) return { ...none, faults: [] };
  const packages = facts.packages ?? Math.floor((facts.grams ?? 0) / nominal);
  const grams = facts.grams ?? packages * nominal;
  const field = facts.grams === null ? 'packages' : 'grams';
  if (packages < 1) return { ...none, faults: [fault(field, 'lot.less_than_a_package')] };
  if (grams > LOT_GRAMS_MAX) return { ...none, faults: [fault(field, 'lot.amount_absurd')] };
  const expected = packages * nominal;
  const agrees = facts.packages === null || (grams * 2 >= expected && grams <= expected * 2);
  return {
    packages,
    grams,
    faults: agrees ? [] : [fault(field, 'lot.packages_and_grams_disagree')],
  };
}

function priceFaults(facts: LotFacts): FieldFault[] {
  const isHalf = (facts.floorMinorPerKg === null) !== (facts.currency === null);
  if (!isHalf) return [];
  return [fault(facts.currency === null ? 'currency' : 'floorMinorPerKg', 'lot.price_incomplete')];
}
