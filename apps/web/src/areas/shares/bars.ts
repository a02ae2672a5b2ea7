/** A bar of a chart around zero, in thousandths of the chart's width. */
export interface Bar {
  readonly from: number;
  readonly width: number;
}

const MIDDLE = 500;
/** Even a small figure leaves a trace. */
const SHORTEST = 4;

/** Bars to the right for what is owed to somebody, to the left for what they owe; the longest reaches the edge. */
export function barsOf(values: readonly number[]): readonly Bar[] {
  const most = Math.max(1, ...values.map(Math.abs));
  return values.map((value) => {
    if (value === 0) return { from: MIDDLE, width: 0 };
    const width = Math.max(SHORTEST, Math.round((Math.abs(value) * MIDDLE) / most));
    return { from: value > 0 ? MIDDLE : MIDDLE - width, width };
  });
}
