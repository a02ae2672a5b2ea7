import type { Market } from '#core/matching';
import { type Between, straightMetres, windingOf } from './geography';

const CENTS_PER_KM = 3.5;
const CENTS_AT_LEAST = 20;

type Unit = 'metres' | 'cents';

/** Pairs whose straight distance is within the radius, in rows by lot, lines ascending. */
export function pairsWithin(between: Between, radius: number, unit: Unit): Market['pairs'] {
  return radius === Infinity ? allPairs(between, unit) : nearPairs(between, radius, unit);
}

function allPairs(between: Between, unit: Unit): Market['pairs'] {
  const rows = between.lots.x.length;
  const columns = between.lines.x.length;
  const line = new Int32Array(rows * columns);
  const cost = new Float64Array(rows * columns);
  for (let lot = 0, pair = 0; lot < rows; lot += 1) {
    for (let to = 0; to < columns; to += 1, pair += 1) {
      line[pair] = to;
      cost[pair] = costOf(between, { lot, line: to }, unit);
    }
  }
  return { start: Int32Array.from({ length: rows + 1 }, (_, lot) => lot * columns), line, cost };
}

function nearPairs(between: Between, radius: number, unit: Unit): Market['pairs'] {
  const cells = cellsOf(between, radius);
  const start = new Int32Array(between.lots.x.length + 1);
  const lines: number[] = [];
  const costs: number[] = [];
  for (let lot = 0; lot + 1 < start.length; lot += 1) {
    const near = cells
      .around(between.lots.x[lot] as number, between.lots.y[lot] as number)
      .filter((line) => straightMetres(between, lot, line) <= radius)
      .sort((a, b) => a - b);
    for (const line of near) {
      lines.push(line);
      costs.push(costOf(between, { lot, line }, unit));
    }
    start[lot + 1] = lines.length;
  }
  return { start, line: Int32Array.from(lines), cost: Float64Array.from(costs) };
}

/** Lines by squares of the size of the radius, so that only nine squares are looked at for each lot. */
function cellsOf(
  { lines }: Between,
  radius: number,
): { around: (x: number, y: number) => number[] } {
  const cells = new Map<string, number[]>();
  const square = (metres: number): number => Math.floor(metres / radius);
  lines.x.forEach((x, line) => {
    const key = `${square(x)}/${square(lines.y[line] as number)}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [line]);
    else cell.push(line);
  });
  const steps = [-1, 0, 1];
  return {
    around: (x, y) =>
      steps.flatMap((dx) =>
        steps.flatMap((dy) => cells.get(`${square(x) + dx}/${square(y) + dy}`) ?? []),
      ),
  };
}

function costOf(between: Between, pair: { lot: number; line: number }, unit: Unit): number {
  const metres =
    straightMetres(between, pair.lot, pair.line) * windingOf(between, pair.lot, pair.line);
  return unit === 'metres'
    ? Math.round(metres)
    : CENTS_AT_LEAST + Math.round((metres * CENTS_PER_KM) / 1000);
}
