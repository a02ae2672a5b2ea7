import { v7 } from 'uuid';

/** A UUIDv7 that names one thing of one kind. Born in the process or in the client, never in the database. */
export type Id<Kind extends string> = string & { readonly __id?: Kind };

/** A new time-ordered id. The cores never call it: they are given their ids. */
export function newId<Kind extends string>(): Id<Kind> {
  return v7();
}
