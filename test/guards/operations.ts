import type { Call, House } from '../support/house';

export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly nullable?: boolean;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Described {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema: Schema }>> }>
  >;
}

/** One operation of /openapi.json, with its references looked up. */
export interface Operation {
  /** `PUT /v1/lots/{id}`: how guards name it. */
  readonly key: string;
  readonly method: Call['method'];
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly contentType: string | undefined;
  /** The shape of what it answers as JSON when all goes well. */
  readonly answer: Schema | undefined;
  readonly described: Described;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Every operation that the running house describes: a new route takes part in the guards by being there. */
export async function operationsOf(house: House): Promise<Operation[]> {
  const { body } = await house.request({ method: 'GET', url: '/openapi.json' });
  const document = body as Document;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const answer = described.responses['200']?.content?.['application/json']?.schema;
      const [contentType, content] = Object.entries(described.requestBody?.content ?? {})[0] ?? [];
      return {
        key: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase() as Call['method'],
        path,
        parameters: described.parameters ?? [],
        body: content && resolved(document, content.schema),
        contentType,
        answer: answer && resolved(document, answer),
        described,
      };
    }),
  );
}

export function isWrite(operation: Operation): boolean {
  return operation.method !== 'GET';
}

/** A PUT on the id of a thing is told with an id born in the client; what follows a noun's id is not. */
export function isCreation(operation: Operation): boolean {
  return operation.method === 'PUT' && operation.path.endsWith('}');
}

function resolved(document: Document, schema: Schema): Schema {
  if (schema.allOf?.[0]) return { ...resolved(document, schema.allOf[0]), ...schema };
  if (schema.$ref) {
    const named = document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    if (!named) throw new Error(`${schema.$ref} is described nowhere`);
    return resolved(document, named);
  }
  if (schema.items) return { ...schema, items: resolved(document, schema.items) };
  if (!schema.properties) return schema;
  const properties = Object.entries(schema.properties).map(
    ([name, part]) => [name, resolved(document, part)] as const,
  );
  return { ...schema, properties: Object.fromEntries(properties) };
}
