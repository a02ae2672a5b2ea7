import { type Actor, holds, readsFor, speaksFor } from '#core/kernel';

/** Vehicles, drivers, fuel, permits, plans and runs of a commune are its coordinator's matter. */
export function mayCoordinate(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'transport_coordinator');
}

export interface UsedVehicle {
  readonly communeId: string;
  readonly isLentToNetwork: boolean;
}

/** A vehicle drives for its own commune, and for any other while it is lent to the network. */
export function mayUseVehicle(actor: Actor, vehicle: UsedVehicle, forCommuneId: string): boolean {
  return (
    mayCoordinate(actor, forCommuneId) &&
    (vehicle.communeId === forCommuneId || vehicle.isLentToNetwork)
  );
}

export function mayReadTransportOf(actor: Actor, communeId: string): boolean {
  return readsFor(actor, communeId);
}

/** Lent vehicles are shown to those who could use them. */
export function mayReadVehicle(actor: Actor, vehicle: UsedVehicle): boolean {
  return (
    readsFor(actor, vehicle.communeId) ||
    (vehicle.isLentToNetwork && holds(actor, 'transport_coordinator'))
  );
}

export function mayReadLentVehicles(actor: Actor): boolean {
  return holds(actor, 'transport_coordinator');
}

/** Coordinators share out the accepted kilos of a cycle among themselves, so each of them sees the board. */
export function mayReadBoard(actor: Actor): boolean {
  return holds(actor, 'transport_coordinator') || isNetworkComptroller(actor);
}

/** A plan is read by those who see the whole board, and by the people of its commune. */
export function mayReadPlan(actor: Actor, plan: { readonly communeId: string }): boolean {
  return mayReadBoard(actor) || mayReadTransportOf(actor, plan.communeId);
}

export interface SeenRun {
  readonly communeId: string;
  readonly driverPersonId: string | null;
  /** The communes of its stops and of the goods it carries. */
  readonly communeIds: readonly string[];
}

/** A run is seen by its own commune, its driver, coordinators, and the communes whose goods or sites it touches. */
export function mayReadRun(actor: Actor, run: SeenRun): boolean {
  return (
    mayReadBoard(actor) ||
    isDriverOf(actor, run.driverPersonId) ||
    [run.communeId, ...run.communeIds].some((communeId) => readsFor(actor, communeId))
  );
}

/** Roads are everybody's: whoever moves food or serves the network may know how long they are. */
export function mayReadRoadFactors(actor: Actor): boolean {
  return actor.mandates.length > 0;
}

/** The liaison fixes them for the whole network. */
export function mayFixRoadFactors(actor: Actor): boolean {
  return actor.mandates.some((it) => it.role === 'network_liaison' && it.communeId === null);
}

export interface RecordedRun {
  readonly communeId: string;
  readonly driverPersonId: string | null;
  readonly driverCommuneId: string | null;
}

/** At a stop write: the driver of the run, the run's coordinator, and the receiver of the stop's commune. */
export function mayRecordAtStop(
  actor: Actor,
  run: RecordedRun,
  stopCommuneId: string | null,
): boolean {
  return (
    mayDrive(actor, run) ||
    (stopCommuneId !== null && speaksFor(actor, stopCommuneId, 'centre_receiver'))
  );
}

/** The run as a whole is moved on by its driver or its coordinator. */
export function mayDrive(actor: Actor, run: RecordedRun): boolean {
  return (
    mayCoordinate(actor, run.communeId) ||
    (isDriverOf(actor, run.driverPersonId) &&
      run.driverCommuneId !== null &&
      speaksFor(actor, run.driverCommuneId, 'driver'))
  );
}

export function isNetworkComptroller(actor: Actor): boolean {
  return actor.mandates.some((it) => it.role === 'comptroller' && it.communeId === null);
}

function isDriverOf(actor: Actor, driverPersonId: string | null): boolean {
  return driverPersonId !== null && actor.personId === driverPersonId;
}
