import { assemblePlan } from './assemble-plan';
import type { Draft } from './draft';
import type { RoutingPlan } from './plan';
import type { UnservedReason } from './reasons';

/** Writes the draft down as the answer, every figure derived from the same evaluation as by hand. */
export function describePlan(draft: Draft, iterations: number): RoutingPlan {
  const { model, locks, routes } = draft;
  const runs = routes.map(({ carrier, tasks }) => ({
    vehicleId: carrier.source.id,
    stops: tasks.map(({ isPickup, load }) => ({
      kind: isPickup ? ('pickup' as const) : ('delivery' as const),
      shipmentId: load.source.id,
    })),
  }));
  const refused = new Map<string, UnservedReason>();
  for (const [load, reason] of locks.refused) refused.set(load.source.id, reason);
  const lowerBounds = { vehicles: 0, metres: 0, costMinor: 0 };
  return assemblePlan(model.lookup, { runs, refused, iterations, lowerBounds, trace: [] });
}
