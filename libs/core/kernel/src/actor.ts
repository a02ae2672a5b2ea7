import type { Id } from './id';

/** The roles a mandate can grant. */
export const ROLES = [
  'producer_spokesperson',
  'food_spokesperson',
  'transport_coordinator',
  'driver',
  'centre_receiver',
  'bank_administrator',
  'comptroller',
  'assembly_recorder',
  'network_liaison',
] as const;
export type Role = (typeof ROLES)[number];

/** One revocable mandate in force: a role, and the commune it speaks for (null: the whole network). */
export interface ActorMandate {
  readonly mandateId: Id<'Mandate'>;
  readonly role: Role;
  readonly communeId: Id<'Commune'> | null;
}

/** The person behind a request, with the mandates in force at this moment. */
export interface Actor {
  readonly personId: Id<'Person'>;
  readonly name: string;
  readonly locale: 'es' | 'en';
  readonly mandates: readonly ActorMandate[];
}

/** True when the actor holds one of the roles for this very commune. */
export function speaksFor(actor: Actor, communeId: string, ...roles: readonly Role[]): boolean {
  return actor.mandates.some((it) => it.communeId === communeId && roles.includes(it.role));
}

/** True when the actor holds one of the roles for any commune or for the network. */
export function holds(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.mandates.some((it) => roles.includes(it.role));
}

/** True when the actor may read everything of a commune: its own mandates of any kind, or a comptroller of the network. */
export function readsFor(actor: Actor, communeId: string): boolean {
  return actor.mandates.some(
    (it) => it.communeId === communeId || (it.role === 'comptroller' && it.communeId === null),
  );
}

/** The communes for which the actor holds one of the roles. */
export function communesOf(actor: Actor, ...roles: readonly Role[]): Id<'Commune'>[] {
  const mine = actor.mandates.filter((it) => roles.includes(it.role)).map((it) => it.communeId);
  return [...new Set(mine.filter((id) => id !== null))];
}
