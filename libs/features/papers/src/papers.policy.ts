import { type Actor, holds, readsFor, speaksFor } from '#core/kernel';

/** The commune that hosts a cycle, or null for a cycle of the whole network. */
export interface Hosted {
  readonly hostCommuneId: string | null;
}

/** How much of a cycle somebody may have on paper. Whatever a commune gives or gets is its own. */
export interface PackingScope {
  readonly ownCommuneIds: readonly string[];
  /** Allocations of everybody, whatever their state. */
  readonly seesAll: boolean;
  /** Of everybody, what both sides have accepted. */
  readonly seesAccepted: boolean;
  /** Orders of everybody. */
  readonly seesOrders: boolean;
}

/** Managers of the cycle and comptrollers of the network see all; who moves food, what is to be moved. */
export function packingScope(actor: Actor, cycle: Hosted): PackingScope {
  const seesAll = managesCycle(actor, cycle) || isNetworkComptroller(actor);
  const isMover = holds(actor, 'transport_coordinator');
  return {
    ownCommuneIds: ownCommunes(actor),
    seesAll,
    seesAccepted: seesAll || isMover,
    seesOrders: seesAll || isMover,
  };
}

/** A commune's part is for its own people, and for those who see everybody's. */
export function mayPrintPackingFor(
  actor: Actor,
  scope: PackingScope,
  communeId: string | undefined,
): boolean {
  if (scope.seesAccepted) return true;
  return communeId === undefined ? scope.ownCommuneIds.length > 0 : readsFor(actor, communeId);
}

export interface PrintedRun extends Hosted {
  readonly communeId: string;
  readonly driverPersonId: string | null;
  /** Communes of its stops and of the goods that it carries. */
  readonly communeIds: readonly string[];
}

/** The whole manifest, a commune's part of it, or nothing. */
export type ManifestScope = 'whole' | readonly string[] | null;

/**
 * The whole: its coordinator's commune, its driver, coordinators, managers of the cycle and comptrollers.
 * The communes where it calls or whose food it carries: their part.
 */
export function manifestScope(actor: Actor, run: PrintedRun): ManifestScope {
  const isWhole =
    readsFor(actor, run.communeId) ||
    actor.personId === run.driverPersonId ||
    holds(actor, 'transport_coordinator') ||
    managesCycle(actor, run) ||
    isNetworkComptroller(actor);
  if (isWhole) return 'whole';
  const own = ownCommunes(actor).filter((id) => run.communeIds.includes(id));
  return own.length > 0 ? own : null;
}

function managesCycle(actor: Actor, { hostCommuneId }: Hosted): boolean {
  if (holds(actor, 'network_liaison')) return true;
  return (
    hostCommuneId !== null &&
    speaksFor(
      actor,
      hostCommuneId,
      'assembly_recorder',
      'food_spokesperson',
      'transport_coordinator',
    )
  );
}

function isNetworkComptroller(actor: Actor): boolean {
  return actor.mandates.some((it) => it.role === 'comptroller' && it.communeId === null);
}

function ownCommunes(actor: Actor): string[] {
  const ids = actor.mandates.map((it) => it.communeId).filter((id) => id !== null);
  return [...new Set(ids)];
}
