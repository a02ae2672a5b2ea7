import type { Address } from '../api/address';
import { mandate, mandates, type Role } from './session';

/** The commune for which the person acts now; null for somebody of the whole network. */
export function myCommune(): string | null {
  return mandate.value?.communeId ?? null;
}

/** True when one of the person's mandates of a commune has this role. */
export function speaksFor(communeId: string | null, role: Role): boolean {
  return mandates.value.some((it) => it.role === role && it.communeId === communeId);
}

/** An address of the API for one commune, written as the phone keeps it for when there is no network. */
export function ofCommune<Of>(path: string, communeId: string | null): Address<Of> | null {
  if (communeId === null) return null;
  return `${path}${path.includes('?') ? '&' : '?'}communeId=${communeId}`;
}
