import type { RoutingProblem, RoutingSite, RoutingVehicle, Shipment } from '../problem';

/** The things of a problem in an order that neither the input's order nor, as far as can be, ids decide. */
export interface CanonicalOrder {
  readonly sites: readonly RoutingSite[];
  readonly vehicles: readonly RoutingVehicle[];
  readonly shipments: readonly Shipment[];
}

/** Sorts by what things are, and by id only where they are alike. O(size × log size). */
export function canonicalOrder(problem: RoutingProblem): CanonicalOrder {
  const sites = sorted(problem.sites, (it) =>
    JSON.stringify([it.latitude, it.longitude, it.windows]),
  );
  const rankOf = new Map(sites.map((site, rank) => [site.id, rank]));
  const rank = (id: string | null): number => (id === null ? -1 : (rankOf.get(id) ?? -1));
  return {
    sites,
    vehicles: sorted(problem.vehicles, (it) =>
      JSON.stringify([rank(it.startSiteId), rank(it.endSiteId), it.capacityGrams, it.fuelMlPerKm]),
    ),
    shipments: sorted(problem.shipments, (it) =>
      JSON.stringify([
        ...[rank(it.pickupSiteId), rank(it.deliverySiteId), it.grams, it.litres, it.packages],
        ...[it.priority, it.pickupWindows, it.deliveryWindows],
      ]),
    ),
  };
}

function sorted<T extends { readonly id: string }>(
  list: readonly T[],
  keyOf: (it: T) => string,
): T[] {
  const keyed = list.map((it) => ({ it, key: keyOf(it) }));
  keyed.sort((a, b) => order(a.key, b.key) || order(a.it.id, b.it.id));
  return keyed.map(({ it }) => it);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
