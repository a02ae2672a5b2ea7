import { holds, speaksFor, type Actor } from '#core/kernel';
import type { Side } from './rounds.events';

/** The commune that hosts a cycle, or null for a cycle of the whole network. */
export interface Hosted {
  readonly hostCommuneId: string | null;
}

/** The two communes of an allocation. */
export interface Parties {
  readonly supplierCommuneId: string;
  readonly customerCommuneId: string;
}

/** The network liaison manages every cycle, a host commune's people those that it hosts. */
export function mayAskForMatching(actor: Actor, cycle: Hosted): boolean {
  if (holdsLiaison(actor)) return true;
  const host = cycle.hostCommuneId;
  return (
    host !== null &&
    speaksFor(actor, host, 'assembly_recorder', 'food_spokesperson', 'transport_coordinator')
  );
}

export function holdsLiaison(actor: Actor): boolean {
  return holds(actor, 'network_liaison');
}

/** How a harvest was shared is open to everybody with a mandate. */
export function mayReadRuns(actor: Actor): boolean {
  return actor.mandates.length > 0;
}

/** Everything of a cycle: its managers, and the comptroller of the network. */
export function mayReadWholeCycle(actor: Actor, cycle: Hosted): boolean {
  return mayAskForMatching(actor, cycle) || isNetworkComptroller(actor);
}

/** Whoever moves food may read what both sides have accepted, in order to move it. */
export function mayReadAccepted(actor: Actor): boolean {
  return holds(actor, 'transport_coordinator');
}

export function isNetworkComptroller(actor: Actor): boolean {
  return actor.mandates.some((it) => it.role === 'comptroller' && it.communeId === null);
}

/** The sides of an allocation for which the actor may say yes or no. */
export function sidesOf(actor: Actor, parties: Parties): Side[] {
  const sides: Side[] = [];
  if (speaksFor(actor, parties.supplierCommuneId, 'producer_spokesperson')) sides.push('supplier');
  if (speaksFor(actor, parties.customerCommuneId, 'food_spokesperson')) sides.push('customer');
  return sides;
}

/** A commune alone gives away what nobody in the network could take. */
export function mayGiveToRescue(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'producer_spokesperson', 'centre_receiver');
}

export function mayReadRescue(actor: Actor): boolean {
  return actor.mandates.length > 0;
}
