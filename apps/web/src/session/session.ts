import { computed, signal } from '@preact/signals';
import type { Address } from '../api/address';
import { call, callAs, Refused } from '../api/call';
import type { Shape } from '../api/types';
import { forgetKnown } from '../store/answers';
import { store } from '../store/current';
import { keepMember, type Member, members, memberWith } from '../store/device';
import { MemberStore } from '../store/member-store';
import { noteSignedIn, noteSignedOut } from '../store/standing';

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

export const SESSION: Address<Shape<'SessionResponse'>> = '/v1/session';

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
  const kept = (await memberWith(current.personId)) ?? current;
  const next = { ...kept, session, name: session.person.name };
  await keepMember(next);
  if (member.peek()?.personId !== current.personId) return;
  member.value = next;
  if (isLess) {
    // What a mandate had opened is not to be read from this phone after it ended.
    await store.peek()?.forgetAnswers();
    location.replace('/');
  }
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
