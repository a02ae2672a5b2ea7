import { type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Address } from '../api/address';
import { call, Refused } from '../api/call';
import type { Page, Problem } from '../api/types';
import { store } from './current';
import type { Kept } from './member-store';
import { noteSignedOut } from './standing';
import { hear } from './tabs';

/** What a screen knows of an answer. */
export interface Known<Body> {
  /** As it was last kept on this phone; undefined while nothing is. */
  readonly body?: Body;
  readonly fetchedAt?: number;
  /** Why the API refused the last time it was asked. */
  readonly problem?: Problem;
  /** True while there is nothing to show and the network is being asked. */
  readonly isLoading: boolean;
}

interface Entry {
  readonly known: Signal<Known<unknown>>;
  users: number;
  askedAt: number;
}

const entries = new Map<string, Entry>();
const FRESH_MS = 5_000;

/**
 * The answer of an address: what this phone has kept, at once, and what the API says as soon as it says it. Asks again
 * after each write that was sent, when the network or the person comes back, and every `seconds` when given.
 * A null address asks nothing.
 */
export function useAnswer<Body>(address: Address<Body> | null, seconds?: number): Known<Body> {
  const entry = address === null ? null : entryOf(address);
  useEffect(() => {
    if (entry === null || address === null) return;
    entry.users += 1;
    void refresh(address, FRESH_MS);
    const timer =
      seconds === undefined ? undefined : setInterval(() => void refresh(address), seconds * 1000);
    return () => {
      entry.users -= 1;
      clearInterval(timer);
    };
  }, [address, seconds, store.value]);
  return (entry?.known.value ?? { isLoading: false }) as Known<Body>;
}

/** A list page by page: all that was fetched so far as one, and how to fetch more. */
export interface KnownList<Item> extends Known<Page<Item>> {
  readonly items: readonly Item[];
  /** Fetches the next page; undefined at the end. */
  readonly more?: () => Promise<void>;
}

/** A list of the API, kept as one answer: the first page is asked anew, further ones are added by `more`. */
export function useList<Item>(
  address: Address<Page<Item>> | null,
  seconds?: number,
): KnownList<Item> {
  const known = useAnswer(address, seconds);
  const next = known.body?.next;
  const more = async (): Promise<void> => {
    if (address === null || !known.body || !next) return;
    const page = await call<Page<Item>>({
      path: `${address}${address.includes('?') ? '&' : '?'}after=${next}`,
    });
    const items = [...known.body.items, ...page.items];
    await accept(address, { body: { ...page, items }, fetchedAt: Date.now() });
  };
  return { ...known, items: known.body?.items ?? [], ...(next && { more }) };
}

/** Keeps an answer that came with something else, and shows it wherever it is looked at. */
export async function accept<Body>(address: Address<Body>, kept: Kept<Body>): Promise<void> {
  entryOf(address).known.value = { ...kept, isLoading: false };
  await store.peek()?.keepAnswer(address, kept);
}

/** Asks the API for an address, unless it was asked less than so many milliseconds ago. */
export async function refresh(address: Address, freshMs = 0): Promise<void> {
  const entry = entryOf(address);
  if (Date.now() - entry.askedAt < freshMs) return;
  entry.askedAt = Date.now();
  await readKept(address, entry);
  try {
    const body = await call({ path: address });
    await accept(address, { body, fetchedAt: Date.now() });
  } catch (error) {
    noteFailure(entry, error);
  }
}

async function readKept(address: string, { known }: Entry): Promise<void> {
  if (known.peek().body !== undefined) return;
  const kept = await store.peek()?.answer(address);
  if (kept && known.peek().body === undefined) known.value = { ...kept, isLoading: false };
}

function noteFailure({ known }: Entry, error: unknown): void {
  if (!(error instanceof Refused)) {
    known.value = { ...known.peek(), isLoading: false };
    return;
  }
  const { problem } = error;
  if (problem.status === 401) noteSignedOut();
  // What one may not see any more is not shown from memory either.
  const isGone = problem.status === 403 || problem.status === 404;
  known.value = { ...(isGone ? {} : known.peek()), problem, isLoading: false };
}

function entryOf(address: string): Entry {
  const known = entries.get(address);
  if (known) return known;
  const fresh: Entry = { known: signal({ isLoading: true }), users: 0, askedAt: 0 };
  entries.set(address, fresh);
  return fresh;
}

/** Forgets all answers in memory: another member looks at the phone now. */
export function forgetKnown(): void {
  entries.clear();
}

/** Asks anew for what is on the screen after writes, and when there is hope again. */
export function followAnswers(): void {
  const again = (): void => {
    for (const [address, entry] of entries) {
      if (entry.users > 0) void refresh(address, 500);
      // What nobody looks at now is asked for when somebody does, however short ago it was fetched.
      else entry.askedAt = 0;
    }
  };
  hear((news) => {
    if (news === 'answers') again();
  });
  addEventListener('online', again);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') again();
  });
}
