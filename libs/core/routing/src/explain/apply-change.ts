import type { RoutingLookup } from '../lookup';
import { lookupOf } from '../lookup';
import type { RoutingProblem, RoutingSite, RoutingVehicle, Shipment, TimeWindow } from '../problem';
import type { NearestChange } from '../reasons';

type Change = Pick<NearestChange, 'code' | 'params'>;

/** The problem as it would be after the change: for a what-if, or to plan again. O(its size). */
export function applyChange(
  problem: RoutingProblem,
  shipmentId: string,
  change: Change,
): RoutingProblem {
  const told = overlayOf(lookupOf(problem), shipmentId, change as NearestChange);
  const { added, removed } = told;
  return {
    ...problem,
    sites: problem.sites.map((it) => told.site(it)),
    vehicles: [...problem.vehicles.map((it) => told.vehicle(it)), ...added],
    shipments: problem.shipments.filter((it) => it.id !== removed).map((it) => told.shipment(it)),
    ...(told.fuelPools && { fuelPools: told.fuelPools }),
  };
}

/** The lookup of the changed problem, without going through all of it. O(sites changed). */
export function changedLookup(
  lookup: RoutingLookup,
  shipmentId: string,
  change: NearestChange | Change,
): RoutingLookup {
  const told = overlayOf(lookup, shipmentId, change as NearestChange);
  const extra = new Map(told.added.map((it) => [it.id, it]));
  return {
    ...lookup,
    problem: { ...lookup.problem, ...(told.fuelPools && { fuelPools: told.fuelPools }) },
    site: (id) => told.site(lookup.site(id)),
    vehicle: (id) => extra.get(id) ?? told.vehicle(lookup.vehicle(id)),
    shipment: (id) => told.shipment(lookup.shipment(id)),
  };
}

/** What the change makes of each thing of the problem. */
interface Overlay {
  readonly site: (it: RoutingSite) => RoutingSite;
  readonly vehicle: (it: RoutingVehicle) => RoutingVehicle;
  readonly shipment: (it: Shipment) => Shipment;
  readonly added: readonly RoutingVehicle[];
  readonly removed: string | null;
  readonly fuelPools: RoutingProblem['fuelPools'];
}

function overlayOf(lookup: RoutingLookup, shipmentId: string, change: NearestChange): Overlay {
  const same = <T>(it: T): T => it;
  const { fuelPools } = lookup.problem;
  const nothing = {
    site: same,
    vehicle: same,
    shipment: same,
    added: [],
    removed: null,
    fuelPools,
  };
  const own = (facts: Partial<Shipment>): Overlay => ({
    ...nothing,
    shipment: (it) => (it.id === shipmentId ? { ...it, ...facts } : it),
  });
  switch (change.code) {
    case 'through_centre':
      return own({ transfer: 'may' });
    case 'without_cold':
      return own({ coldChain: false });
    case 'wider_window':
      return { ...nothing, ...widened(shipmentId, change.params) };
    case 'more_fuel': {
      const { vehicleId, ml } = change.params;
      return {
        ...nothing,
        vehicle: (it) =>
          it.id === vehicleId ? { ...it, fuelQuotaMl: (it.fuelQuotaMl ?? 0) + ml } : it,
      };
    }
    case 'more_common_fuel': {
      const { poolId, ml } = change.params;
      const more = fuelPools?.map((it) => (it.id === poolId ? { ...it, ml: it.ml + ml } : it));
      return { ...nothing, fuelPools: more };
    }
    case 'another_vehicle': {
      const like = lookup.vehicle(change.params.vehicleId);
      return { ...nothing, added: [{ ...like, id: anotherLike(like.id) }] };
    }
    case 'without_goods':
      return { ...nothing, removed: change.params.otherShipmentId };
  }
}

/** The id of the vehicle that is added in the image of another. */
export function anotherLike(vehicleId: string): string {
  return `${vehicleId}+`;
}

function widened(
  shipmentId: string,
  params: Extract<NearestChange, { readonly code: 'wider_window' }>['params'],
): Pick<Overlay, 'site' | 'shipment'> {
  const { siteId, stop, fromSeconds, toSeconds } = params;
  // No windows at all means always, which needs no more.
  const more = (windows: readonly TimeWindow[]): readonly TimeWindow[] =>
    windows.length === 0 ? windows : [...windows, { fromSeconds, toSeconds }];
  return {
    site: (it) => (it.id === siteId ? { ...it, windows: more(it.windows) } : it),
    shipment: (it) => {
      if (it.id !== shipmentId) return it;
      return stop === 'pickup'
        ? { ...it, pickupWindows: more(it.pickupWindows) }
        : { ...it, deliveryWindows: more(it.deliveryWindows) };
    },
  };
}
