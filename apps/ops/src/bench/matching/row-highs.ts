import loadHighs, { type Highs } from 'highs';
import type { LemonProblem } from './lemon';
import { inMs, tell, userCpu } from './measure';
import { nameOf } from './row-transport';
import { costOf, measureTransport, solveTransport, transportProblems } from './transport-problems';

/** HiGHS gives up on a product after so many seconds, and counts with them. */
const SECONDS_MAX = 60;
const OPTIMAL = 7;

/**
 * Row 5: S3 at 10,000 lots and lines against HiGHS in WebAssembly, models given as columns. HiGHS runs once, since
 * it takes minutes; where it gives up on a product, the figure is a lower bound.
 */
export async function rowHighs(say: (line: string) => void): Promise<void> {
  const shape = { size: 10_000, products: 80, pairs: 296_000 };
  const problems = transportProblems(shape);
  const ours = measureTransport(problems);
  const highs = await loadHighs();
  let theirs = 0;
  let gap = 0;
  let unfinished = 0;
  for (const problem of problems) {
    const { ms, result } = userCpu(() => solveByHighs(highs, problem));
    theirs += ms;
    if (result === null) unfinished += 1;
    else gap += Number(costOf(problem, solveTransport(problem))) - Math.round(result);
  }
  const what = `S3 ${nameOf(shape, problems)}`;
  const isBound = unfinished > 0 ? 'more than ' : '';
  const peer = `HiGHS ${isBound}${inMs(theirs)}`;
  const value = theirs / ours.ms;
  say(tell({ row: 5, what, ours: inMs(ours.ms), peer, value, reach: { atLeast: 30 } }));
  const compared = `cost above HiGHS: ${problems.length - unfinished} of ${problems.length} products`;
  const reach = { atMost: 0 };
  say(tell({ row: 6, what: compared, ours: '', peer: '', value: gap, reach, unit: '' }));
}

function solveByHighs(highs: Highs, problem: LemonProblem): number | null {
  return highs.withModel(modelOf(problem), (model) => {
    model.options.set({ output_flag: false, time_limit: SECONDS_MAX });
    model.run();
    return model.getModelStatus() === OPTIMAL ? model.getObjectiveValue() : null;
  });
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
