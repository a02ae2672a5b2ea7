import { mandate, mandates } from '../../session/session';

/** The commune whose transport is looked at: that of the mandate in use. */
export function shownCommuneId(): string | null {
  return mandate.value?.communeId ?? mandates.value.find((it) => it.communeId)?.communeId ?? null;
}

/** Whether the person may change that commune's transport. */
export function isCoordinatorOf(communeId: string | null): boolean {
  return mandates.value.some(
    (it) => it.role === 'transport_coordinator' && it.communeId === communeId,
  );
}
