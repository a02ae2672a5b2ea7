import type { RoutingProblem, RoutingSite, RoutingVehicle, Shipment } from '../problem';
import type { Violation } from '../reasons';
import { roadsOf, type Road } from '../travel';

/** A violation before the ids that do not concern it are filled in. */
export type Finding = Pick<Violation, 'code' | 'detail'> & Partial<Violation>;

/** What the checks of all runs share. */
export interface CheckGround {
  readonly problem: RoutingProblem;
  readonly sites: ReadonlyMap<string, RoutingSite>;
  readonly shipments: ReadonlyMap<string, Shipment>;
  readonly vehicles: ReadonlyMap<string, RoutingVehicle>;
  /** The road as the vehicle goes it. */
  readonly road: (vehicle: RoutingVehicle, from: RoutingSite, to: RoutingSite) => Road;
}

export function checkGroundOf(problem: RoutingProblem): CheckGround {
  const profiles = new Map(
    [undefined, ...Object.keys(problem.profiles ?? {})].map((name) => [
      name,
      roadsOf(problem, name),
    ]),
  );
  return {
    problem,
    sites: new Map(problem.sites.map((site) => [site.id, site])),
    shipments: new Map(problem.shipments.map((shipment) => [shipment.id, shipment])),
    vehicles: new Map(problem.vehicles.map((vehicle) => [vehicle.id, vehicle])),
    road: ({ profile, speedPermille }, from, to) => {
      const road = profiles.get(profile)?.(from, to) ?? { metres: NaN, seconds: NaN };
      if (speedPermille === undefined || speedPermille === 1000) return road;
      return { metres: road.metres, seconds: Math.ceil((road.seconds * 1000) / speedPermille) };
    },
  };
}

/** Equal; where fractions were added, equal but for their last digits. */
export function isSame(one: number, other: number): boolean {
  if (Number.isInteger(one) && Number.isInteger(other)) return one === other;
  return one === other || Math.abs(one - other) <= 1e-9 * Math.max(1000, Math.abs(other));
}

/** Later than, and not only by the last digits of adding fractions. */
export function isAfter(one: number, other: number): boolean {
  return one > other && !isSame(one, other);
}
