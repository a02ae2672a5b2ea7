import { type Asking, TableFault } from './table-server';

const TRIES = 2;
/** These may pass by themselves, so they are worth asking once more. */
const PASSING = new Set(['roads.unreachable', 'roads.timed_out']);

/** Asks for JSON over HTTP, once more when the server was away or slow. Throws a TableFault. */
export async function askJson(url: string, body: object | null, asking: Asking): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askOnce(url, body, asking);
    } catch (error) {
      const isPassing = error instanceof TableFault && PASSING.has(error.code);
      if (!isPassing || attempt === TRIES) throw error;
    }
  }
}

async function askOnce(url: string, body: object | null, asking: Asking): Promise<unknown> {
  const late = AbortSignal.timeout(asking.millisecondsMax);
  const signal = asking.signal ? AbortSignal.any([late, asking.signal]) : late;
  const text = await answerOf(url, body, signal).catch((error: unknown) => {
    asking.signal?.throwIfAborted();
    if (error instanceof TableFault) throw error;
    throw new TableFault(late.aborted ? 'roads.timed_out' : 'roads.unreachable');
  });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new TableFault('roads.broken_answer');
  }
}

async function answerOf(url: string, body: object | null, signal: AbortSignal): Promise<string> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const answer = await fetch(url, {
    ...(body && { ...post, body: JSON.stringify(body) }),
    signal,
  });
  const text = await answer.text();
  if (answer.status >= 500) throw new TableFault('roads.unreachable');
  if (!answer.ok) throw new TableFault('roads.refused');
  return text;
}
