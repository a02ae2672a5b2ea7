import { call, Refused } from '../api/call';
import { SESSION } from './session';

const OWED = 'cayapa.sessions-to-end';

/** Whose sessions are to be ended as soon as there is a network. */
export function owed(): readonly string[] {
  return JSON.parse(localStorage.getItem(OWED) ?? '[]') as string[];
}

export function owe(personIds: readonly string[]): void {
  localStorage.setItem(OWED, JSON.stringify(personIds));
}

/** Ends the sessions of those who signed out while there was no network. */
export async function endOwedSessions(): Promise<void> {
  for (const as of owed()) {
    try {
      await call({ method: 'DELETE', path: SESSION, as });
    } catch (error) {
      // A refusal says that the session is over already; anything else is tried again with the next network.
      if (!(error instanceof Refused)) return;
    }
    owe(owed().filter((it) => it !== as));
  }
}
