import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { describeAnswers } from './openapi-answers';
import { VERSION } from './version';

/** The description of every operation, made from the controllers and the shapes of their requests. */
export function openApiOf(app: NestFastifyApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setTitle('Cayapa')
    .setDescription(
      'Exchange and distribution network between communes. Masses are whole grams, money is whole minor ' +
        'units, days are civil dates in America/Caracas, errors are RFC 9457 problem details. ' +
        'Sign in with POST /v1/session first; the cookie stays in this browser. Where several members share a ' +
        'phone, the header x-cayapa-member (a person’s id) says whose session a request goes under.',
    )
    .setVersion(VERSION)
    .setLicense('AGPL-3.0-or-later', 'https://www.gnu.org/licenses/agpl-3.0.html')
    .addCookieAuth('cayapa')
    .build();
  const document = SwaggerModule.createDocument(app, head, {
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '')}_${method}`,
  });
  describeOperations(document);
  describeAnswers(document);
  return document;
}

/** 'LotDeeds_confirm' reads 'Lot deeds: confirm' where a controller says no more. */
function summaryOf(operationId: string): string {
  const words = operationId.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace('_', ': ');
}

/**
 * Every operation has a summary. Ids in paths are branded strings, which reflection cannot see: they are
 * described here, all alike.
 */
function describeOperations(document: OpenAPIObject): void {
  for (const [path, operations] of Object.entries(document.paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const { get, put, post, patch, delete: remove } = operations;
    for (const operation of [get, put, post, patch, remove]) {
      if (!operation) continue;
      operation.summary ??= summaryOf(operation.operationId ?? path);
      operation.parameters ??= [];
      for (const name of names) {
        const isKnown = operation.parameters.some((it) => 'name' in it && it.name === name);
        if (isKnown) continue;
        const schema = { type: 'string', ...(/id$/i.test(name) && { format: 'uuid' }) };
        operation.parameters.unshift({ name, in: 'path', required: true, schema });
      }
    }
  }
}

/** `/openapi.json` for machines, `/docs` for people. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApiOf(app), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'Cayapa API',
    swaggerOptions: { docExpansion: 'none', filter: true, operationsSorter: 'alpha' },
  });
}
