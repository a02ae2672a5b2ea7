import type { platform as spanish } from '../es/platform';

export const platform: Record<keyof typeof spanish, string> = {
  'access.forbidden': 'You hold no mandate that allows this.',
  'body.malformed': 'The body of the request is not valid JSON.',
  'body.too_large': 'The request is too large.',
  'body.too_deep': 'The JSON is nested too deeply.',
  'content_type.unsupported': 'Send the data as JSON (or CSV where it says so).',
  'database.conflict': 'It collides with something already on record.',
  'database.invalid_value': 'A value cannot be stored as it came.',
  'edit.stale': 'Somebody changed it meanwhile. Open it again and repeat your change.',
  'edit.version_malformed': 'If-Match must carry the version in quotes, for example "3".',
  'edit.version_missing': 'Say which version you saw, with If-Match.',
  'id.used_with_other_facts': 'That id was already used with other facts.',
  'list.bad_cursor': 'The point from which you ask the list to go on is not valid.',
  'request.invalid': 'Some of the data is not valid.',
  'request.malformed': 'The request cannot be understood.',
  'route.not_found': 'There is nothing at that address.',
  'server.busy': 'Too many requests at once. Try again in a few seconds.',
  'server.fault': 'Something failed on our side. Nothing is half done; try again.',
  'session.missing': 'Sign in to go on.',
  'reference.unknown': 'It refers to something that does not exist.',
};
