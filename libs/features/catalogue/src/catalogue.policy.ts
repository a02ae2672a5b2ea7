import { type Actor, readsFor, speaksFor } from '#core/kernel';

/** The catalogue is one for all, so the liaison keeps it; communes only say what their packages weigh. */
export function mayKeepCatalogue(actor: Actor): boolean {
  return actor.mandates.some((it) => it.role === 'network_liaison' && it.communeId === null);
}

/** Only those who pack know what a package weighs. */
export function mayFixPackageWeight(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'producer_spokesperson');
}

export function mayReadPackageWeights(actor: Actor, communeId: string): boolean {
  return readsFor(actor, communeId);
}
