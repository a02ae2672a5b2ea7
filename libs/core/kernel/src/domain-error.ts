/** What sort of refusal it is; the HTTP rim maps it to a status. */
export type RefusalKind =
  | 'invalid' // 400: the request cannot be understood
  | 'unauthenticated' // 401
  | 'forbidden' // 403
  | 'not_found' // 404
  | 'conflict' // 409: the state of the thing forbids it
  | 'stale' // 412: somebody edited it meanwhile
  | 'precondition_required' // 428: say which version you saw
  | 'unprocessable' // 422: understood, but against a rule
  | 'too_many' // 429
  | 'unavailable'; // 503

/** One fault of one field of a form. */
export interface FieldFault {
  readonly field: string;
  readonly code: string;
  /** The bound that was passed, when the fault is about one. */
  readonly limit?: number;
}

/** A refusal with a stable code ('lot.exhausted'): the caller did nothing that the network can do. */
export class DomainError extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly fields: readonly FieldFault[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** Refuses with 403 unless the policy said yes. */
export function allow(allowed: boolean, code = 'access.forbidden'): asserts allowed {
  if (!allowed) throw new DomainError('forbidden', code);
}

/** A field that breaks a rule of the domain: 422 with the field's path. */
export function fieldFault(
  field: string,
  code: string,
  details: Record<string, unknown> = {},
): DomainError {
  return new DomainError('unprocessable', code, details, [{ field, code }]);
}

/** Nothing there, or nothing the actor may see. */
export function notFound(noun: string, id?: string): DomainError {
  return new DomainError('not_found', `${noun}.not_found`, id === undefined ? {} : { id });
}
