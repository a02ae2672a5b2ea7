import { newId } from '#core/kernel';
import { type MatchingQuestion, RULES_VERSION, shareHarvest, usualPolicy } from '#core/matching';
import { insertRow } from '../factories/insert';
import type { House } from '../support/house';

interface VotesFacts {
  readonly cycleId: string;
  readonly communeId: string;
  readonly partnerId: string;
  readonly personId: string;
  readonly matchingRunId: string;
  readonly productId: unknown;
}

/** Parameters for the cycles that home hosts, what it agreed with partner, and what a round owes it. */
export async function theVotes(house: House, facts: VotesFacts) {
  const { communeId, partnerId, personId, matchingRunId, productId } = facts;
  const at = house.clock.now();
  const { id: policyId } = await insertRow(house, 'matching_policy', {
    ...{ id: newId(), hostCommuneId: communeId, version: newId(), validFrom: '2026-11-01' },
    ...{ tolerancePermille: 100, norms: '{}', memoryPermille: 900, debtOrdersMax: 4 },
    ...{ shelfMarginDays: 0, isConsolidated: false, proposedBy: personId, proposedAt: at },
  });
  const { id: agreementId } = await insertRow(house, 'pair_agreement', {
    ...{ id: newId(), supplierCommuneId: communeId, customerCommuneId: partnerId, productId },
    ...{ gramsPerCycle: 9_000, fromOn: '2026-11-01', act: 'Acta de hermanamiento' },
    ...{ proposedBy: personId, proposedAt: at },
  });
  const about = { runId: matchingRunId, productId, changedAt: at };
  const figures = {
    ...{ families: 90, askedGrams: 5_000_000, rightGrams: 900_000, reachGrams: 900_000 },
    ...{ givenGrams: 800_000, beforeGrams: 0, changeGrams: 0, afterGrams: 0 },
    ...{ isDropped: false, roundsDropped: 0 },
  };
  await insertRow(house, 'fairness_change', { id: newId(), communeId, ...about, ...figures });
  await insertRow(house, 'fairness_balance', {
    ...{ id: newId(), communeId, ...about, debtGrams: 0 },
  });
  return { policyId, agreementId, whatIfRunId: await theWhatIf(house, facts) };
}

/** A what-if that changed nothing for anybody. */
async function theWhatIf(house: House, { cycleId, matchingRunId }: VotesFacts): Promise<string> {
  const figures = {
    ...{ placedGrams: 0, unplacedGrams: 0, linesFilled: 0, linesInPart: 0, linesWithNothing: 0 },
    ...{ kilogramKilometres: 0, worstGramsPerFamily: null },
  };
  const comparison = { before: figures, after: figures, communes: [], lines: [] };
  const { id } = await insertRow(house, 'matching_run', {
    ...{ id: newId(), cycleId, kind: 'what_if', state: 'planned', seed: 1 },
    ...{ rulesVersion: RULES_VERSION, questionHash: 'none', answerHash: 'none' },
    ...{ baseRunId: matchingRunId, changes: '{}' },
    comparison: JSON.stringify({ ...comparison, linesGaining: 0, linesLosing: 0 }),
  });
  return id;
}

const CERTIFICATE = {
  ...{ questionHash: 'none', answerHash: 'none', verifierVersion: RULES_VERSION, checks: [] },
};

/** The papers of a run: one lot, one line, and how they were shared. */
export async function writePapers(
  house: House,
  facts: {
    readonly matchingRunId: string;
    readonly communeId: string;
    readonly lot: { readonly id: string; readonly productId: unknown };
    readonly order: { readonly id: string; readonly lines: readonly { readonly id: string }[] };
  },
): Promise<void> {
  const { communeId, lot, order } = facts;
  const productId = String(lot.productId);
  const place = { communeId, municipalityCode: '2105', stateCode: 'VE-T', productId };
  const point = { latitude: 9.6, longitude: -70.2, currency: null };
  const question: MatchingQuestion = {
    ...{ rulesVersion: RULES_VERSION, seed: 1, asOf: '2026-11-26T04:00:00.000Z' },
    ...{ policy: usualPolicy, agreements: [], preferences: [] },
    travel: {
      ...{ speedKmh: 35, roadFactorPermille: 1350, factors: [], maxMetres: null },
      ...{ loadingMinutes: 60, transportMinorPerTonneKm: 15 },
    },
    lots: [
      {
        ...{ id: lot.id, ...place, ...point, grade: 1, washed: false, packageType: 'SA' },
        ...{ packageGrams: 20_000, packages: 10, readyOn: '2026-11-20' },
        ...{ bestBeforeOn: '2026-12-20', coldChain: false, floorMinorPerKg: null },
      },
    ],
    lines: [
      {
        ...{ id: order.lines[0]?.id ?? '', orderId: order.id, ...place, ...point },
        ...{ substituteProductIds: [], minGrams: 0, wantedGrams: 5_000_000, maxGrams: 5_000_000 },
        ...{ families: 90, gradeFloor: null, washed: null, ceilingMinorPerKg: null },
        ...{ windowFromOn: '2026-11-26', windowToOn: '2026-11-28', coldCapable: false },
        alreadyGrams: 0,
      },
    ],
  };
  await house.db.rows(
    `UPDATE matching_run SET rules_version = $2, question = $3, answer = $4,
       certificate = $5, planned_at = requested_at
     WHERE id = $1`,
    [
      facts.matchingRunId,
      RULES_VERSION,
      JSON.stringify(question),
      JSON.stringify(shareHarvest(question)),
      JSON.stringify(CERTIFICATE),
    ],
  );
}
