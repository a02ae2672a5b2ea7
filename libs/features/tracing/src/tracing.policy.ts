import { type Actor, holds, readsFor, speaksFor } from '#core/kernel';

const CYCLE_ORGANISERS = [
  'assembly_recorder',
  'food_spokesperson',
  'transport_coordinator',
] as const;

/** How a cycle went is open to everybody with a mandate; strangers have the public form of it. */
export function mayReadAccount(actor: Actor): boolean {
  return actor.mandates.length > 0;
}

/** The audit reads everything, so it is for the network's own comptrollers and liaisons. */
export function mayAudit(actor: Actor): boolean {
  return isNetworkComptroller(actor) || holds(actor, 'network_liaison');
}

/** The whole way of a lot: its own commune, whoever moves food, and the network's comptrollers. */
export function maySeeWholeLot(actor: Actor, supplierCommuneId: string): boolean {
  return readsFor(actor, supplierCommuneId) || holds(actor, 'transport_coordinator');
}

/** The part of a lot that was given to one commune. */
export function maySeePart(actor: Actor, customerCommuneId: string): boolean {
  return readsFor(actor, customerCommuneId);
}

/** The kilos of an order line: the commune that asked, the comptrollers, and who manages the cycle. */
export function maySeeLine(
  actor: Actor,
  line: { readonly communeId: string; readonly hostCommuneId: string | null },
): boolean {
  const { communeId, hostCommuneId } = line;
  return (
    readsFor(actor, communeId) ||
    holds(actor, 'network_liaison') ||
    (hostCommuneId !== null && speaksFor(actor, hostCommuneId, ...CYCLE_ORGANISERS))
  );
}

function isNetworkComptroller(actor: Actor): boolean {
  return actor.mandates.some((it) => it.role === 'comptroller' && it.communeId === null);
}
