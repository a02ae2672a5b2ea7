import { type Actor, holds, readsFor, type Role, speaksFor } from '#core/kernel';

/** A liaison serves the whole network; a mandate of that role for one commune does not exist. */
export function isLiaison(actor: Actor): boolean {
  return actor.mandates.some((it) => it.role === 'network_liaison' && it.communeId === null);
}

export function mayRegisterCommune(actor: Actor): boolean {
  return isLiaison(actor);
}

export function mayVerifyCommune(actor: Actor): boolean {
  return isLiaison(actor);
}

export function mayActivateCommune(actor: Actor, communeId: string): boolean {
  return isLiaison(actor) || speaksFor(actor, communeId, 'assembly_recorder');
}

/** The liaison may correct what it registered until the commune is active; from then on only its own recorder. */
export function mayEditCommune(
  actor: Actor,
  commune: { readonly id: string; readonly state: string },
): boolean {
  return (
    speaksFor(actor, commune.id, 'assembly_recorder') ||
    (commune.state !== 'active' && isLiaison(actor))
  );
}

/** Councils, sites and productive organisations: the commune's own recorder, nobody else. */
export function mayKeepCommune(actor: Actor, communeId: string): boolean {
  return speaksFor(actor, communeId, 'assembly_recorder');
}

export function mayReadCommune(actor: Actor, communeId: string): boolean {
  return readsFor(actor, communeId);
}

export function mayRegisterPerson(actor: Actor): boolean {
  return isLiaison(actor) || holds(actor, 'assembly_recorder');
}

/**
 * A recorder grants every role of its own commune. A liaison grants mandates of the network, and the
 * recorder of a commune that has none. Nobody grants beyond.
 */
export function mayGrantMandate(
  actor: Actor,
  mandate: { readonly role: Role; readonly communeId: string | null },
  commune: { readonly hasRecorder: boolean },
): boolean {
  if (mandate.communeId === null) return isLiaison(actor);
  if (mandate.role === 'network_liaison') return false;
  if (speaksFor(actor, mandate.communeId, 'assembly_recorder')) return true;
  return isLiaison(actor) && mandate.role === 'assembly_recorder' && !commune.hasRecorder;
}

/** The body that gave a mandate takes it back: the commune's recorder, or a liaison for the network's. */
export function mayRevokeMandate(
  actor: Actor,
  mandate: { readonly communeId: string | null },
): boolean {
  return mandate.communeId === null
    ? isLiaison(actor)
    : speaksFor(actor, mandate.communeId, 'assembly_recorder');
}

/** Mandates of a commune, or (null) those of the network. */
export function mayReadMandates(actor: Actor, communeId: string | null): boolean {
  return communeId === null
    ? actor.mandates.some((it) => it.communeId === null)
    : readsFor(actor, communeId);
}
