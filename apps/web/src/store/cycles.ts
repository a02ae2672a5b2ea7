import type { Shape } from '../api/types';
import { useAnswer } from './answers';

export type Cycle = Shape<'CycleResponse'>;

/** The cycles that this phone knows, the newest first. */
export function useCycles(): readonly Cycle[] {
  const known = useAnswer<Shape<'CyclePage'>>('/v1/cycles');
  return (known.body?.items ?? []).toSorted((one, other) =>
    other.closesOn.localeCompare(one.closesOn),
  );
}
