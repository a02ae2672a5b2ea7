export type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

export interface HttpRequest {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HttpReply {
  readonly status: number;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
  /** The session cookie that was set, as it is sent back: `name=value`. */
  readonly cookie: string | undefined;
}

/** How a play reaches the system: over the wire, or straight into a house that a test has opened. */
export interface Caller {
  send(request: HttpRequest): Promise<HttpReply>;
  /** Gives the workers a moment before the next look. */
  breathe(): Promise<void>;
  now(): Date;
}

const BREATH_MS = 250;
const TRIES_MAX = 8;
/** The record of a national round is a hundred megabytes and more. */
const ANSWER_MS_MAX = 120_000;

/** Over the wire. Every request may be sent again: ids are born here, so that twice counts once. */
export class FetchCaller implements Caller {
  constructor(private readonly url: string) {}

  async send(request: HttpRequest): Promise<HttpReply> {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await this.attempt(request).catch((error: unknown) => {
        if (attempt === TRIES_MAX) throw new Error(`${this.url} does not answer`, { cause: error });
        return null;
      });
      if (reply && (reply.status !== 503 || attempt === TRIES_MAX)) return reply;
      await pause(BREATH_MS * attempt);
    }
  }

  async breathe(): Promise<void> {
    await pause(BREATH_MS);
  }

  now(): Date {
    return new Date();
  }

  private async attempt({ method, path, body, headers }: HttpRequest): Promise<HttpReply> {
    const answer = await fetch(new URL(path, this.url), {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? undefined : parsed(text),
      cookie: answer.headers.getSetCookie()[0]?.split(';')[0],
    };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // A CSV or a page; nobody here reads it.
  }
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
