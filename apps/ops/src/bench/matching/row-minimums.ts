import loadHighs from 'highs';
import { coverFairly, coverWithMinimums, type Market } from '#core/matching';
import { type InstanceShape, makeInstance, marketsOfInstance } from './instance';
import { inMs, tell, userCpu } from './measure';

type Say = (line: string) => void;
type Highs = Awaited<ReturnType<typeof loadHighs>>;

const MINIMUM_PERMILLE = 200;
const MILP_SECONDS_MAX = 20;

/** Row 7: how much is still covered when nobody is given less than their minimum. */
export async function rowMinimums(say: Say): Promise<void> {
  const highs = await loadHighs();
  againstBound(say, highs, { size: 1_000, products: 60, pairs: 17_000 });
  againstRelaxed(say, { size: 10_000, products: 80, pairs: 'all' });
  againstRelaxed(say, { size: 10_000, products: 80, pairs: 296_000 });
  againstRelaxed(say, { size: 50_000, products: 120, pairs: 1_650_000 });
}

/** Beside the most that anybody could cover with minimums, fair or not (HiGHS, mixed integers). */
function againstBound(say: Say, highs: Highs, shape: InstanceShape): void {
  const markets = marketsWithMinimums(shape);
  const { ms, units } = covered(markets);
  const bound = markets.reduce((sum, market) => sum + mostWithMinimums(highs, market), 0);
  const reach = { atLeast: 99.7 };
  tellKept(say, shape, {
    ms,
    units,
    peer: `MILP bound ${Math.round(bound)}`,
    kept: units / bound,
    reach,
  });
}

/** Beside what fair shares cover when minimums are forgotten: more than anybody could keep. */
function againstRelaxed(say: Say, shape: InstanceShape): void {
  const markets = marketsWithMinimums(shape);
  const { ms, units } = covered(markets);
  const relaxed = markets.reduce((sum, market) => sum + sumOf(coverFairly(market).lineUnits), 0);
  const reach = { atLeast: 99.99 };
  tellKept(say, shape, { ms, units, peer: `relaxed ${relaxed}`, kept: units / relaxed, reach });
}

function marketsWithMinimums(shape: InstanceShape): Market[] {
  return marketsOfInstance(makeInstance({ ...shape, minimumPermille: MINIMUM_PERMILLE }));
}

function covered(markets: readonly Market[]): { ms: number; units: number } {
  const { ms, result } = userCpu(() =>
    markets.reduce((sum, market) => sum + sumOf(coverWithMinimums(market).lineUnits), 0),
  );
  return { ms, units: result };
}

function tellKept(
  say: Say,
  { size, products, pairs }: InstanceShape,
  told: {
    readonly ms: number;
    readonly units: number;
    readonly peer: string;
    readonly kept: number;
    readonly reach: { readonly atLeast: number };
  },
): void {
  say(
    tell({
      row: 7,
      what: `S5 ${size.toLocaleString('en')} × ${products} products, ${pairs === 'all' ? 'all' : 'near'} pairs, ${inMs(told.ms)}`,
      ours: String(told.units),
      peer: told.peer,
      value: 100 * told.kept,
      reach: told.reach,
      unit: '%',
    }),
  );
}

/** The most units that lines could have in all if each has nothing or at least its minimum. */
function mostWithMinimums(highs: Highs, market: Market): number {
  const { variableType, objectiveSense } = highs.constants;
  const { lots, lines, pairs } = market;
  const pairCount = pairs.line.length;
  const columns = pairCount + lines.count;
  const rows = lots.count + 2 * lines.count;
  const rowUpper = new Float64Array(rows).fill(Infinity);
  rowUpper.set(lots.units);
  rowUpper.fill(0, lots.count, lots.count + lines.count);
  const model = {
    numCols: columns,
    numRows: rows,
    sense: objectiveSense.maximize,
    colCost: new Float64Array(columns).fill(1, 0, pairCount),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(Infinity, 0, pairCount).fill(1, pairCount),
    rowLower: new Float64Array(rows).fill(-Infinity, 0, lots.count + lines.count),
    rowUpper,
    integrality: new Int32Array(columns).fill(variableType.integer, pairCount),
    matrix: matrixOf(market, columns, rows),
  };
  return highs.withModel(model, (it) => {
    it.options.set({ output_flag: false, time_limit: MILP_SECONDS_MAX });
    it.run();
    return Number(it.info.get('mip_dual_bound'));
  });
}

/**
 * A column for each pair: one in its lot's row, one in both rows of its line. A column for each line that
 * says whether it takes part: in the first row it takes at most its units, in the second its minimum.
 */
function matrixOf({ lots, lines, pairs }: Market, columns: number, rows: number) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (let lot = 0; lot < lots.count; lot += 1) {
    for (const line of pairs.line.subarray(pairs.start[lot], pairs.start[lot + 1])) {
      indices.push(lot, lots.count + line, lots.count + lines.count + line);
      values.push(1, 1, 1);
      starts.push(indices.length);
    }
  }
  for (let line = 0; line < lines.count; line += 1) {
    indices.push(lots.count + line, lots.count + lines.count + line);
    values.push(-(lines.units[line] as number), -(lines.min[line] as number));
    starts.push(indices.length);
  }
  return {
    format: 'csc' as const,
    numRows: rows,
    numCols: columns,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}

function sumOf(units: Float64Array): number {
  return units.reduce((sum, each) => sum + each, 0);
}
