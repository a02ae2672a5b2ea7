import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', example: 'urn:cayapa:problem:lot.exhausted' },
    title: { type: 'string', description: 'in the language of the reader' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable', example: 'lot.exhausted' },
    details: { type: 'object', additionalProperties: true },
    fields: {
      type: 'array',
      description: 'the faults of a form, field by field',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: {
          field: { type: 'string', example: 'lines.0.minGrams' },
          code: { type: 'string', example: 'field.min' },
          limit: { type: 'number', description: 'the bound that was passed' },
          message: { type: 'string' },
        },
      },
    },
    requestId: { type: 'string', format: 'uuid' },
  },
};

const REFUSED = {
  description: 'refused: RFC 9457 problem details',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const FILES: Readonly<Record<string, { type: string; schema: Record<string, unknown> }>> = {
  csv: { type: 'text/csv', schema: { type: 'string' } },
  html: { type: 'text/html', schema: { type: 'string' } },
  pdf: { type: 'application/pdf', schema: { type: 'string', format: 'binary' } },
  json: { type: 'application/json', schema: { type: 'object', additionalProperties: true } },
};

/** What reflection cannot see of answers: every operation refuses in one form, and files are what they are called. */
export function describeAnswers(document: OpenAPIObject): void {
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Problem: PROBLEM };
  for (const [path, { get, put, post, patch, delete: remove }] of Object.entries(document.paths)) {
    for (const operation of [get, put, post, patch, remove]) {
      if (!operation) continue;
      describeFile(path, operation);
      operation.responses['default'] ??= REFUSED;
    }
  }
}

function describeFile(path: string, operation: Operation): void {
  const file = FILES[/\.(\w+)$/.exec(path)?.[1] ?? ''];
  const answer = operation.responses['200'];
  if (file === undefined || answer === undefined || '$ref' in answer) return;
  answer.content ??= { [file.type]: { schema: file.schema } };
}
