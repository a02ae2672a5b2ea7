import type { Stop } from './shapes';

/** The stops that people put in order: a run begins and ends where its vehicle stands. */
export function arrangedStops(stops: readonly Stop[]): readonly Stop[] {
  return [...stops]
    .filter((it) => it.kind === 'pick_up' || it.kind === 'delivery')
    .sort((a, b) => a.position - b.position);
}

/** Ids with one of them at another place, counted from nought. */
export function movedTo(ids: readonly string[], id: string, at: number): readonly string[] {
  const rest = ids.filter((it) => it !== id);
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}
