import { newId } from '#core/kernel';
import { insertRow } from '../factories/insert';
import type { House } from '../support/house';

interface VotesFacts {
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
  return { policyId, agreementId };
}
