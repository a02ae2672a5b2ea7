import type { Id } from '#core/kernel';
import type { AllocationFact } from '../rounds.events';

/** An allocation as far as its facts tell of it. */
export type ToldAllocation = Omit<AllocationFact, 'allocationId'> & {
  readonly id: Id<'Allocation'>;
};

/** What every fact of an allocation says. */
export function factOf(allocation: ToldAllocation): AllocationFact {
  const { id, runId, cycleId, lotId, orderLineId, supplierCommuneId, customerCommuneId, grams } =
    allocation;
  return {
    allocationId: id,
    runId,
    cycleId,
    lotId,
    orderLineId,
    supplierCommuneId,
    customerCommuneId,
    grams,
  };
}

/** The columns of `factOf` for a RETURNING or SELECT on a table or alias. */
export function factColumns(alias: string): string {
  return `${alias}.id, ${alias}.run_id AS "runId", ${alias}.cycle_id AS "cycleId",
    ${alias}.lot_id AS "lotId", ${alias}.order_line_id AS "orderLineId",
    ${alias}.supplier_commune_id AS "supplierCommuneId",
    ${alias}.customer_commune_id AS "customerCommuneId", ${alias}.grams`;
}
