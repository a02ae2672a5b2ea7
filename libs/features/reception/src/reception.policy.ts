import { type Actor, allow, readsFor, speaksFor } from '#core/kernel';

/** The two communes of an allocation. */
export interface Parties {
  readonly communeId: string;
  readonly supplierCommuneId: string;
}

/** What arrived is said by those who stand at the receiving commune's scale. */
export function mayReceive(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'food_spokesperson', 'centre_receiver');
}

/** A claim is the commune's word towards another commune. */
export function mayClaim(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'food_spokesperson');
}

export function mayAnswerClaim(actor: Actor, againstCommuneId: string): boolean {
  return speaksFor(actor, againstCommuneId, 'producer_spokesperson');
}

/** Both communes see what became of the kilos between them; so do the network's comptrollers. */
export function mayReadBetween(actor: Actor, parties: Parties): boolean {
  return readsFor(actor, parties.communeId) || readsFor(actor, parties.supplierCommuneId);
}

/**
 * The communes whose lists the actor sees: the one asked for (another's is refused), else all of its own;
 * null for a comptroller of the network who named none.
 */
export function communesInSight(actor: Actor, asked: string | undefined): readonly string[] | null {
  if (asked !== undefined) {
    allow(readsFor(actor, asked));
    return [asked];
  }
  const isOfTheNetwork = actor.mandates.some(
    (it) => it.role === 'comptroller' && it.communeId === null,
  );
  if (isOfTheNetwork) return null;
  return [...new Set(actor.mandates.map((it) => it.communeId).filter((id) => id !== null))];
}
