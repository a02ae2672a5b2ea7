import { type Actor, holds, readsFor, speaksFor } from '#core/kernel';

/** A network liaison manages every cycle; the host commune's organisers manage theirs. */
export function mayManageCycle(actor: Actor, hostCommuneId: string | null): boolean {
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

export function mayOrder(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'food_spokesperson');
}

/** Need census: counted by those who order. */
export function mayRecordNeed(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'food_spokesperson');
}

/** A ration is an assembly's decision, so its recorder writes it down. */
export function mayDecideRation(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'assembly_recorder');
}

/** Needs, rations, standing orders and orders of a commune: its own people, and the network's comptrollers. */
export function mayReadOrdersOf(actor: Actor, communeId: string): boolean {
  return readsFor(actor, communeId);
}

/**
 * All orders of a cycle, ceiling prices and all: whoever manages it, and the network's comptrollers. Those who
 * only move its food see what was allocated and accepted, not what was asked.
 */
export function mayReadOrdersOfCycle(actor: Actor, hostCommuneId: string | null): boolean {
  return (
    mayManageCycle(actor, hostCommuneId) ||
    actor.mandates.some((it) => it.role === 'comptroller' && it.communeId === null)
  );
}
