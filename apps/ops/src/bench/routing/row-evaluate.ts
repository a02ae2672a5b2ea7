import { evaluateRun, type RoutingProblem, type RunStop } from '#core/routing';
import { median } from '../matching/measure';
import type { BenchGround } from './bench-ground';
import { nationalDay } from './national-day';
import { told } from './table';

const STOPS = 100;
const MILLISECONDS = 10;
const RUNS = 51;

/** Row 8: one run of a hundred stops looked at anew, as after every move by hand. */
export function rowEvaluate({ say }: BenchGround): Promise<void> {
  const { problem, stops } = hundredStops();
  const [vehicle] = problem.vehicles;
  const times = Array.from({ length: RUNS }, () => {
    const begun = performance.now();
    evaluateRun(problem, vehicle?.id ?? '', stops);
    return performance.now() - begun;
  });
  const [middle, worst] = [median(times), Math.max(...times)];
  say(
    told({
      ...{ row: 8, what: `evaluateRun of a run with ${STOPS} stops` },
      ours: `${middle.toFixed(2)} ms in the middle, ${worst.toFixed(2)} ms at worst`,
      ...{ reach: `< ${MILLISECONDS} ms`, isReached: middle < MILLISECONDS },
    }),
  );
  return Promise.resolve();
}

/** Fifty shipments of the national day on one lorry: loaded one after another, then unloaded. */
function hundredStops(): { problem: RoutingProblem; stops: readonly RunStop[] } {
  const day = nationalDay({ shipments: STOPS / 2, lorries: 1 });
  const stops = (['pickup', 'delivery'] as const).flatMap((kind) =>
    day.shipments.map(({ id }) => ({ kind, shipmentId: id })),
  );
  return { problem: day, stops };
}
