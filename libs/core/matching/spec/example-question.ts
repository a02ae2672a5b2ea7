import {
  RULES_VERSION,
  usualPolicy,
  type MatchingPolicy,
  type MatchingLine,
  type MatchingLot,
  type MatchingQuestion,
  type Travel,
} from '../src';

/** Roads as straight as the crow flies at 60 km/h: a kilometre a minute, and free of cost. */
export const STRAIGHT_ROADS: Travel = {
  speedKmh: 60,
  roadFactorPermille: 1000,
  factors: [],
  maxMetres: null,
  loadingMinutes: 0,
  transportMinorPerTonneKm: 0,
};

/** The usual weights, but shares are exact: no transport is saved at their cost. */
export const EXACT_POLICY: MatchingPolicy = { ...usualPolicy, tolerancePermille: 0 };

/** Ten baskets of 20 kg of tomato in Carache, ready on Monday, good until Sunday. */
export function aLot(facts: Partial<MatchingLot> & { readonly id: string }): MatchingLot {
  return {
    communeId: 'carache',
    municipalityCode: 'VE-T-04',
    stateCode: 'VE-T',
    productId: 'tomato',
    grade: 1,
    washed: false,
    packageType: 'BK',
    packageGrams: 20_000,
    packages: 10,
    readyOn: '2026-11-23',
    bestBeforeOn: '2026-11-29',
    coldChain: false,
    floorMinorPerKg: null,
    currency: null,
    latitude: 9.63,
    longitude: -70.23,
    ...facts,
  };
}

/** Anything from nothing to 200 kg of tomato for 100 families of Caracas, from Friday to Saturday. */
export function aLine(facts: Partial<MatchingLine> & { readonly id: string }): MatchingLine {
  return {
    orderId: `order-of-${facts.id}`,
    communeId: 'caracas',
    municipalityCode: 'VE-A-01',
    stateCode: 'VE-A',
    productId: 'tomato',
    substituteProductIds: [],
    minGrams: 0,
    wantedGrams: facts.maxGrams ?? 200_000,
    maxGrams: facts.wantedGrams ?? 200_000,
    families: 100,
    gradeFloor: null,
    washed: null,
    ceilingMinorPerKg: null,
    currency: null,
    windowFromOn: '2026-11-27',
    windowToOn: '2026-11-28',
    coldCapable: false,
    latitude: 10.5,
    longitude: -66.91,
    alreadyGrams: 0,
    ...facts,
  };
}

export function aQuestion(facts: Partial<MatchingQuestion>): MatchingQuestion {
  return {
    rulesVersion: RULES_VERSION,
    seed: 1,
    asOf: '2026-11-23T08:00:00-04:00',
    travel: STRAIGHT_ROADS,
    policy: EXACT_POLICY,
    agreements: [],
    preferences: [],
    lots: [],
    lines: [],
    ...facts,
  };
}
