import { type Actor, readsFor, speaksFor } from '#core/kernel';

/** Forecasts and lots are announced, and withdrawn, by the producers' own spokesperson. */
export function mayAnnounce(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'producer_spokesperson');
}

/** Whoever weighs confirms; the producer's word alone makes no stock. */
export function mayConfirmLot(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'centre_receiver');
}

/** What was counted wrong or has gone bad is said by those who have the food in hand. */
export function mayAdjustLot(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'producer_spokesperson', 'centre_receiver');
}

/** A commune's own lots and forecasts: its own people, and the network's comptrollers. */
export function mayReadInventoryOf(actor: Actor, communeId: string): boolean {
  return readsFor(actor, communeId);
}

/**
 * The communes whose things a list shows: the one asked for, else all that the actor reads.
 * Null means every commune (a comptroller of the network who named none).
 */
export function communesToRead(actor: Actor, asked: string | undefined): readonly string[] | null {
  if (asked !== undefined) return [asked];
  const isOfTheNetwork = actor.mandates.some(
    (it) => it.role === 'comptroller' && it.communeId === null,
  );
  if (isOfTheNetwork) return null;
  return [...new Set(actor.mandates.map((it) => it.communeId).filter((id) => id !== null))];
}
