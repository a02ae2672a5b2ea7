import type { components, paths } from './schema';

/** A shape of the API, by its name in the OpenAPI document. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name];

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** An error of the API (RFC 9457): `code` is stable, `title` is in the reader's language. */
export interface Problem {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly fields?: readonly FieldFault[];
}

export interface FieldFault {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
type JsonOf<Content> = Content extends { 'application/json': infer Body } ? Body : never;

/** The paths of the API, as the OpenAPI document writes them. */
export type ApiPath = keyof paths;

/** What a GET of a path answers. */
export type Answer<Path extends ApiPath> = paths[Path] extends {
  get: { responses: { 200: { content: infer Content } } };
}
  ? JsonOf<Content>
  : never;

/** What a write to a path takes. */
export type Body<Path extends ApiPath, Verb extends Method> =
  paths[Path] extends Record<Verb, { requestBody: { content: infer Content } }>
    ? JsonOf<Content>
    : undefined;
