import { mandates } from '../../session/session';

/** A liaison serves the whole network. */
export function isLiaison(): boolean {
  return mandates.value.some((it) => it.role === 'network_liaison' && it.communeId === null);
}

/** The commune's own recorder keeps its councils, sites, producers and mandates; nobody else does. */
export function keepsCommune(communeId: string): boolean {
  return mandates.value.some((it) => it.role === 'assembly_recorder' && it.communeId === communeId);
}

/** Any mandate of the commune reads what is its own, and so do the comptrollers of the network. */
export function readsCommune(communeId: string): boolean {
  return mandates.value.some(
    (it) => it.communeId === communeId || (it.role === 'comptroller' && it.communeId === null),
  );
}
