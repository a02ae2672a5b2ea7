import { DEMO_PASSWORD } from '#features/communes';
import type { Caller, HttpReply, Method } from './caller';

/** The system answered what the story does not know, or an invariant does not hold. */
export class PlayError extends Error {}

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly details?: object;
  readonly fields?: readonly { readonly field?: string; readonly code?: string }[];
}

/** One person at a phone: signs in once, then speaks. Anything but the expected answer ends the play. */
export class Voice {
  private cookie: Promise<string> | undefined;

  constructor(
    private readonly caller: Caller,
    readonly login: string,
    private readonly lang: 'es' | 'en',
  ) {}

  async get<Answer>(path: string): Promise<Answer> {
    return this.expect<Answer>('GET', path);
  }

  async put<Answer>(path: string, body: object): Promise<Answer> {
    return this.expect<Answer>('PUT', path, body);
  }

  async post<Answer>(path: string, body: object = {}): Promise<Answer> {
    return this.expect<Answer>('POST', path, body);
  }

  /** Puts or patches what was seen in this version. */
  async edit<Answer>(
    method: 'PUT' | 'PATCH',
    path: string,
    { version, ...body }: { readonly version: number; readonly [field: string]: unknown },
  ): Promise<Answer> {
    return this.expect<Answer>(method, path, body, { 'if-match': `"${String(version)}"` });
  }

  /** Sends what must be refused, and answers the code of the refusal. */
  async refused(method: Method, path: string, body: object): Promise<string> {
    const reply = await this.reply(method, path, body);
    const problem = (reply.body ?? {}) as Problem;
    if (reply.status < 400 || reply.status >= 500) {
      throw new PlayError(
        `${this.login}: ${method} ${path} should have been refused: ${reply.status}`,
      );
    }
    return problem.code ?? String(reply.status);
  }

  private async expect<Answer>(
    method: Method,
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer> {
    return this.accept<Answer>(await this.reply(method, path, body, headers), `${method} ${path}`);
  }

  private accept<Answer>(reply: HttpReply, what: string): Answer {
    if (reply.status === 200) return reply.body as Answer;
    const problem = (reply.body ?? {}) as Problem;
    const fields = (problem.fields ?? []).map((it) => `${it.field ?? ''} ${it.code ?? ''}`);
    const details = problem.details ? JSON.stringify(problem.details) : '';
    const why = [problem.code, problem.title, ...fields, details].filter(Boolean);
    throw new PlayError(`${this.login}: ${what} → ${reply.status} ${why.join('; ')}`);
  }

  private async reply(
    method: Method,
    path: string,
    body?: object,
    more: Record<string, string> = {},
  ): Promise<HttpReply> {
    const cookie = await this.session();
    const headers = { ...more, cookie, 'accept-language': this.lang };
    return this.caller.send({ method, path, body, headers });
  }

  private async session(): Promise<string> {
    this.cookie ??= this.open();
    return this.cookie;
  }

  private async open(): Promise<string> {
    const body = { login: this.login, password: DEMO_PASSWORD };
    const reply = await this.caller.send({ method: 'POST', path: '/v1/session', body });
    if (reply.cookie !== undefined && reply.status === 200) return reply.cookie;
    throw new PlayError(`${this.login} cannot sign in (${reply.status})`);
  }
}
