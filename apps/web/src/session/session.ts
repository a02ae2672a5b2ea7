import { computed, signal } from '@preact/signals';
import type { Address } from '../api/address';
import { call, callAs, Refused } from '../api/call';
import type { Shape } from '../api/types';
import { forgetKnown } from '../store/answers';
import { store } from '../store/current';
import { forgetMember, keepMember, type Member, members, memberWith } from '../store/device';
import { MemberStore, removeStore } from '../store/member-store';
import { newKey } from '../store/pin';
import { noteSignedIn, noteSignedOut } from '../store/standing';
import { tell } from '../store/tabs';

export type Mandate = Shape<'OwnMandateResponse'>;
export type Role = Mandate['role'];

/** Whoever uses the phone now; null for a stranger. */
export const member = signal<Member | null>(null);
/** A member of this phone whose store waits for the PIN. */
export const locked = signal<Member | null>(null);

const CHOSEN = 'cayapa.mandate';
const chosenId = signal(localStorage.getItem(CHOSEN));

export const mandates = computed(() => member.value?.session.mandates ?? []);

/** The mandate under which the person acts now: the chosen one, else the first. */
export const mandate = computed<Mandate | null>(
  () => mandates.value.find((it) => it.id === chosenId.value) ?? mandates.value[0] ?? null,
);

export function chooseMandate(id: string): void {
  localStorage.setItem(CHOSEN, id);
  chosenId.value = id;
}

/** True when any mandate of the person has one of these roles. */
export function hasRole(...roles: readonly Role[]): boolean {
  return mandates.value.some((it) => roles.includes(it.role));
}

const SESSION: Address<Shape<'SessionResponse'>> = '/v1/session';

/** Opens what this phone knows, without any network: the last member goes on where they were. */
export async function resume(): Promise<void> {
  const last = (await members())[0];
  if (last) await enter(last);
}

/** Lets a member of this phone in: at once, or after the PIN when one is set. */
export async function enter(next: Member, unlockedKey?: CryptoKey): Promise<void> {
  const key = unlockedKey ?? next.key;
  leave();
  if (!key) {
    locked.value = next;
    return;
  }
  locked.value = null;
  callAs(next.personId);
  await keepMember({ ...next, usedAt: Date.now() });
  store.value = await MemberStore.open(next.personId, key);
  member.value = next;
  void confirmSession();
}

/** Signs in with a password; the network is needed this once. Throws what `call` throws. */
export async function signIn(login: string, password: string): Promise<void> {
  const session = await call<Shape<'SessionResponse'>>({
    ...{ method: 'POST', path: SESSION, body: { login, password } },
  });
  const { id: personId, name } = session.person;
  const before = await memberWith(personId);
  const usedAt = Date.now();
  noteSignedIn();
  owe(owed().filter((it) => it !== personId));
  const isOpen = member.peek()?.personId === personId;
  const fresh: Member = before?.pin
    ? { ...before, name, login, session, usedAt }
    : { personId, name, login, session, usedAt, key: before?.key ?? (await newKey()) };
  await keepMember(fresh);
  const openKey = isOpen ? store.peek()?.key : undefined;
  await enter(fresh, openKey);
  tell('members');
}

/** Asks the API who this is now: mandates that were revoked are gone from this moment on. */
export async function confirmSession(): Promise<void> {
  const current = member.peek();
  if (!current) return;
  try {
    const session = await call<Shape<'SessionResponse'>>({ path: SESSION });
    if (session.person.id !== current.personId) {
      noteSignedOut();
      return;
    }
    noteSignedIn();
    await keepSession(current, session);
  } catch (error) {
    // Without a network the phone goes on with what it knows.
    if (error instanceof Refused && error.problem.status === 401) noteSignedOut();
  }
}

async function keepSession(current: Member, session: Shape<'SessionResponse'>): Promise<void> {
  const before = new Set(session.mandates.map((it) => it.id));
  const isLess = current.session.mandates.some((it) => !before.has(it.id));
  if (isLess) {
    // What a mandate had opened is not to be read from memory after it ended.
    await store.peek()?.forgetAnswers();
    forgetKnown();
  }
  const kept = (await memberWith(current.personId)) ?? current;
  const next = { ...kept, session, name: session.person.name };
  await keepMember(next);
  if (member.peek()?.personId === current.personId) member.value = next;
}

/** Reads anew what the phone keeps of the member: a PIN was set or taken away. */
export async function noteMember(): Promise<void> {
  const current = member.peek();
  if (current) member.value = (await memberWith(current.personId)) ?? current;
}

/** Shuts the store without signing out: somebody else takes the phone. */
export function leave(): void {
  store.peek()?.close();
  store.value = null;
  member.value = null;
  callAs(null);
  forgetKnown();
  noteSignedIn();
}

/** Ends the session and removes all that the member kept here. What was not sent is lost: ask before. */
export async function signOut(): Promise<void> {
  const current = member.peek();
  if (!current) return;
  leave();
  await removeStore(current.personId);
  await forgetMember(current.personId);
  owe([...owed(), current.personId]);
  await endOwedSessions();
  tell('members');
}

const OWED = 'cayapa.sessions-to-end';

function owed(): readonly string[] {
  return JSON.parse(localStorage.getItem(OWED) ?? '[]') as string[];
}

function owe(personIds: readonly string[]): void {
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
