/** The element at a place that is known to exist; a wrong place is a fault of ours and is told at once. */
export function nth<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at place ${String(index)}`);
  return item;
}
