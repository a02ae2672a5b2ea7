import type { PlannedRun } from './plan';
import type { RunStop } from './problem';

/** The stops of a planned run one by one, as evaluateRun takes them. */
export function stopsOfRun({ steps }: Pick<PlannedRun, 'steps'>): RunStop[] {
  return steps.flatMap(({ kind, shipmentIds, legs }) =>
    kind !== 'pickup' && kind !== 'delivery'
      ? []
      : shipmentIds.map((shipmentId, index): RunStop => {
          const leg = legs?.[index];
          return { kind, shipmentId, ...(leg && { leg }) };
        }),
  );
}
