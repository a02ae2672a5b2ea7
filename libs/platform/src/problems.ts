import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Injectable,
} from '@nestjs/common';
import { DomainError, type FieldFault, type RefusalKind } from '#core/kernel';
import { type Locale, localeOf, message } from '#core/language';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KnownRequest } from './auth';
import { sqlState } from './database';
import { Log } from './log';

/** An error as RFC 9457 problem details. `code` is stable; `title` is in the reader's language. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly fields?: readonly FieldFault[];
  readonly requestId?: string;
}

const STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  precondition_required: 428,
  unprocessable: 422,
  too_many: 429,
  unavailable: 503,
};

/** What the server's own parts refuse, by status, when they say no more than that. */
const CODE_BY_STATUS: Readonly<Record<number, string>> = {
  400: 'request.malformed',
  404: 'route.not_found',
  413: 'body.too_large',
  415: 'content_type.unsupported',
};

/** PostgreSQL's classes of errors that are a refusal of the caller's data or a moment's overload. */
function refusalOfState(state: string): DomainError | undefined {
  if (state === '23503') return new DomainError('unprocessable', 'reference.unknown');
  if (state.startsWith('22')) return new DomainError('invalid', 'database.invalid_value');
  if (state.startsWith('23')) return new DomainError('conflict', 'database.conflict');
  const isBusy = ['40001', '40P01', '55P03', '57014', '57P01', '57P03'].includes(state);
  return isBusy || state.startsWith('53') || state.startsWith('08')
    ? new DomainError('unavailable', 'server.busy')
    : undefined;
}

/** Any thrown thing as a refusal; undefined for a surprise, which is our fault and a 500. */
export function refusalOf(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const state = sqlState(error);
  if (state !== undefined) return refusalOfState(state);
  const status = statusOf(error);
  if (status === undefined || status >= 500) return undefined;
  const kind = (Object.keys(STATUS) as RefusalKind[]).find((it) => STATUS[it] === status);
  const code = CODE_BY_STATUS[status] ?? 'request.malformed';
  return new DomainError(kind ?? 'invalid', code);
}

/** Problem details of any thrown thing, and the status to send. */
export function problemOf(error: unknown, locale: Locale, requestId?: string): Problem {
  const refusal = refusalOf(error);
  const code = refusal?.code ?? 'server.fault';
  const status = refusal ? (statusOf(error) ?? STATUS[refusal.kind]) : 500;
  return {
    type: `urn:cayapa:problem:${code}`,
    title: message(locale, code, refusal?.details),
    status,
    code,
    ...(refusal && Object.keys(refusal.details).length > 0 && { details: refusal.details }),
    ...(refusal &&
      refusal.fields.length > 0 && {
        fields: refusal.fields.map((fault) => ({
          ...fault,
          message: message(locale, fault.code, { ...refusal.details, ...fault }),
        })),
      }),
    ...(requestId !== undefined && { requestId }),
  };
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 503 || problem.status === 429) reply.header('retry-after', '2');
  void reply.status(problem.status).type('application/problem+json').send(problem);
}

/** The one filter: refusals at info, surprises at error, all of them problem+json. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<KnownRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error, readerLocale(request), request.id);
    if (problem.status >= 500 && problem.code === 'server.fault') {
      this.log.failure('request failed', error, { requestId: request.id, url: request.url });
    }
    sendProblem(reply, problem);
  }
}

/** The language of whoever reads: the member's own, else the browser's. */
export function readerLocale(request: FastifyRequest): Locale {
  const header = request.headers['accept-language'];
  if (header !== undefined && header !== '*') return localeOf(header);
  return (request as KnownRequest).actor?.locale ?? 'es';
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || error instanceof DomainError) return undefined;
  return 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}
