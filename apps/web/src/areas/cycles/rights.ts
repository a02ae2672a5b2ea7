import type { Role } from '../../session/session';

interface Held {
  readonly role: Role;
  readonly communeId: string | null;
}

const ORGANISERS: readonly Role[] = [
  'assembly_recorder',
  'food_spokesperson',
  'transport_coordinator',
];

/** A network liaison manages every cycle and its matching, the host commune's organisers those that it hosts. */
export function mayManage(mandates: readonly Held[], hostCommuneId: string | null): boolean {
  return mandates.some(
    ({ role, communeId }) =>
      role === 'network_liaison' ||
      (hostCommuneId !== null && communeId === hostCommuneId && ORGANISERS.includes(role)),
  );
}

/** Whom a new cycle, or new rules, would belong to: null is the whole network; undefined for those who may not. */
export function hostFor({ role, communeId }: Held): string | null | undefined {
  if (role === 'network_liaison') return null;
  return communeId !== null && ORGANISERS.includes(role) ? communeId : undefined;
}
