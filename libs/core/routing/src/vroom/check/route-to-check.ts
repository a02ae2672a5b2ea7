import type { KnownTask, RawProblem, RawRoute, RawVehicle } from './raw';

/** One route with all that is needed to judge it. */
export interface RouteToCheck {
  readonly problem: RawProblem;
  readonly vehicle: RawVehicle;
  readonly route: RawRoute;
  readonly tasks: ReadonlyMap<string, KnownTask>;
  /** The tasks of this route are added to it. */
  readonly served: Set<string>;
}
