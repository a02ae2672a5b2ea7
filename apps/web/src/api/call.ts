import { signal } from '@preact/signals';
import { locale } from '../language/locale';
import type { Problem } from './types';

/** The API said no. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** The API was not reached, or could not answer now: what was asked may be asked again. */
export class Unreached extends Error {}

/** How far the phone's clock is from the server's, in milliseconds; null before the first answer. */
export const clockSkew = signal<number | null>(null);

/** Whether the last call reached the API: more to be trusted than what the browser thinks of the network. */
export const isReached = signal(navigator.onLine);

/** Whose session a call goes under, on a phone with several members. */
let memberId: string | null = null;

export function callAs(personId: string | null): void {
  memberId = personId;
}

/** The member of the calls, for addresses that cannot carry a header. */
export function caller(): string | null {
  return memberId;
}

export interface Call {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** The version that the editor saw. */
  readonly version?: number;
  readonly signal?: AbortSignal;
  /** Whose session, when it is not that of the member who uses the phone now; null for nobody's. */
  readonly as?: string | null;
}

const MILLISECONDS_MAX = 20_000;
/** Statuses that say "not now", never "no". */
const LATER = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Asks the API and answers the body. Throws `Refused` when it says no, `Unreached` when there was no answer or
 * none that counts: then the same call may be sent again, since every write of the API is idempotent.
 */
export async function call<Answer>(asked: Call): Promise<Answer> {
  const { method = 'GET', path, body, signal } = asked;
  const hasText = typeof body === 'string';
  const headers = headersOf(asked);
  const patience = patient(signal);
  const response = await fetch(path, {
    ...{ method, headers, credentials: 'same-origin' },
    ...(body !== undefined && { body: hasText ? body : JSON.stringify(body) }),
    signal: patience,
  }).catch((error: unknown) => {
    if (signal?.aborted !== true) isReached.value = false;
    throw new Unreached(String(error));
  });
  noteClock(response);
  return answerOf<Answer>(response);
}

/** Ends when the caller says so, or when waiting has no sense any more. Older browsers cannot join two signals. */
function patient(signal: AbortSignal | undefined): AbortSignal {
  const patience = new AbortController();
  const end = (): void => {
    patience.abort();
  };
  setTimeout(end, MILLISECONDS_MAX);
  signal?.addEventListener('abort', end, { once: true });
  return patience.signal;
}

function headersOf({ body, version, as = memberId }: Call): Record<string, string> {
  const headers: Record<string, string> = { 'accept-language': locale.peek() };
  if (as !== null) headers['x-cayapa-member'] = as;
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  if (body !== undefined)
    headers['content-type'] = typeof body === 'string' ? 'text/csv' : 'application/json';
  return headers;
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const isLater = LATER.has(response.status);
  isReached.value = !isLater || response.status === 429;
  const text = await response.text().catch((error: unknown) => {
    throw new Unreached(String(error));
  });
  const body = parsed(text);
  if (response.ok) return body as Answer;
  const problem = problemIn(body, response.status);
  if (isLater) throw new Unreached(problem.code);
  throw new Refused(problem);
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemIn(body: unknown, status: number): Problem {
  const isProblem = typeof body === 'object' && body !== null && 'code' in body;
  if (isProblem) return body as Problem;
  return { code: 'request.malformed', title: `HTTP ${status}`, status };
}

function noteClock(response: Response): void {
  const told = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(told)) clockSkew.value = Date.now() - told;
}
