import { applyDecorators, Get } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { SeatByQuery } from './auth';

/** A route that answers with the changes of a thing as server-sent events; `shape` is what a GET of it answers. */
export function GetEvents(path: string, shape: new () => object): MethodDecorator {
  const description =
    `Server-sent events. \`progress\` and, as the last one, \`done\` carry a ${shape.name} as JSON; their id is the ` +
    'hash of it. A comment comes every 15 seconds. The stream ends by itself after some minutes, when the session ends ' +
    'or the reader may no longer see the thing: come again with Last-Event-ID.';
  return applyDecorators(
    Get(path),
    SeatByQuery(),
    ApiOkResponse({
      description,
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    }),
    ApiNoContentResponse({ description: 'the reader has seen the last event: do not come again' }),
    ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string' } }),
    ApiQuery({
      ...{ name: 'member', required: false, schema: { type: 'string', format: 'uuid' } },
      description: 'as the header x-cayapa-member, which an EventSource cannot set',
    }),
  );
}
