import { checkPlan, type PlanProgress } from '#core/routing';
import { planInThreads } from '#features/transport';
import { nationalDay } from './national-day';
import { SEED } from './solve-instance';

/** What the process of the national day tells when it is done. */
export interface NationalAnswer {
  readonly first: PlanProgress;
  readonly last: PlanProgress;
  readonly firstSeconds: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly violations: number;
  readonly iterations: number;
  readonly legs: number;
}

const [SHIPMENTS, LORRIES] = [5_000, 420];

/** Plans the national day in a process that does nothing else, so that its memory is the plan's own. */
async function nationalProcess(seconds: number, threads: number): Promise<NationalAnswer> {
  const problem = nationalDay({ shipments: SHIPMENTS, lorries: LORRIES });
  const begun = performance.now();
  const heard: { seconds: number; progress: PlanProgress }[] = [];
  const plan = await planInThreads(problem, {
    ...{ seed: SEED, threads, millisecondsMax: seconds * 1_000 },
    onProgress: (progress) => {
      heard.push({ seconds: (performance.now() - begun) / 1_000, progress });
    },
  });
  const took = (performance.now() - begun) / 1_000;
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  const violations = checkPlan(problem, plan);
  for (const it of violations.slice(0, 5)) process.stderr.write(`${JSON.stringify(it)}\n`);
  const [first, last] = [heard[0], heard.at(-1)];
  if (!first || !last) throw new Error('the search told nothing');
  const legs = plan.runs
    .flatMap((run) => run.steps)
    .flatMap((step) => step.legs ?? [])
    .filter((leg) => leg?.kind === 'trunk').length;
  return {
    ...{ first: first.progress, last: last.progress, firstSeconds: first.seconds, seconds: took },
    ...{ peakMegabytes, violations: violations.length, iterations: plan.iterations },
    // Loaded and unloaded: two stops a leg.
    legs: legs / 2,
  };
}

const [seconds, threads] = process.argv.slice(2).map(Number);
nationalProcess(seconds ?? 300, threads ?? 1).then(
  (answer) => process.send?.(answer, () => process.exit(0)),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exit(1);
  },
);
