import loadHighs from 'highs';
import { RUNS, inMs, median, tell, userCpu } from './measure';
import type { LemonProblem } from './lemon';
import { measureTransport, transportProblems } from './transport-problems';
import { nameOf } from './row-transport';

/** Row 5: S3 at 10,000 lots and lines against HiGHS in WebAssembly, models given as columns. */
export async function rowHighs(say: (line: string) => void): Promise<void> {
  const shape = { size: 10_000, products: 80, pairs: 296_000 };
  const problems = transportProblems(shape);
  const ours = measureTransport(problems);
  const highs = await loadHighs();
  let cost = 0;
  const runs = Array.from({ length: RUNS }, () => {
    cost = 0;
    return problems.reduce((sum, problem) => {
      const model = modelOf(problem);
      const { ms, result } = userCpu(() =>
        highs.withModel(model, (it) => {
          it.options.set({ output_flag: false });
          it.run();
          return it.getObjectiveValue();
        }),
      );
      cost += Math.round(result);
      return sum + ms;
    }, 0);
  });
  const what = `S3 ${nameOf(shape, problems)}`;
  const peer = `HiGHS ${inMs(median(runs))}`;
  const value = median(runs) / ours.ms;
  say(tell({ row: 5, what, ours: inMs(ours.ms), peer, value, reach: { atLeast: 30 } }));
  say(
    tell({
      row: 6,
      what: `cost above HiGHS: ${what}`,
      ours: String(ours.objective),
      peer: String(cost),
      value: Number(ours.objective) - cost,
      reach: { atMost: 0 },
      unit: '',
    }),
  );
}

/** The same question as a linear program: a column for each pair, a row for each lot and each line. */
function modelOf({ market, lotUnits, lineUnits }: LemonProblem) {
  const { start, line, cost } = market.pairs;
  const lots = market.lots.count;
  const indices = new Int32Array(2 * line.length);
  for (let lot = 0; lot < lots; lot += 1) {
    for (let pair = start[lot] as number; pair < (start[lot + 1] as number); pair += 1) {
      indices[2 * pair] = lot;
      indices[2 * pair + 1] = lots + (line[pair] as number);
    }
  }
  const margins = Float64Array.of(...lotUnits, ...lineUnits);
  return {
    numCols: line.length,
    numRows: margins.length,
    colCost: cost,
    colLower: new Float64Array(line.length),
    colUpper: new Float64Array(line.length).fill(Infinity),
    rowLower: margins,
    rowUpper: margins,
    matrix: {
      format: 'csc' as const,
      numRows: margins.length,
      numCols: line.length,
      starts: Int32Array.from({ length: line.length + 1 }, (_, pair) => 2 * pair),
      indices,
      values: new Float64Array(2 * line.length).fill(1),
    },
  };
}
