import { signal } from '@preact/signals';

/** Whether the API still knows the member: after a 401 it does not, and the phone keeps what it has until they return. */
export const isSignedOut = signal(false);

export function noteSignedOut(): void {
  isSignedOut.value = true;
}

export function noteSignedIn(): void {
  isSignedOut.value = false;
}
