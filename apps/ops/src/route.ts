import { readFileSync } from 'node:fs';
import { InstanceFault, VroomFault, type RoutingPlan } from '#core/routing';
import { ArgumentError } from './arguments';
import { formatOf, FORMATS } from './route/format';
import { solve } from './route/solve';
import { type RouteOptions, routeOptions } from './route/route-options';

const HELP = `Plans the runs of a problem, or checks how somebody did.

  npm run --silent route -- problem.json --seconds 10 --seed 1   writes the answer as JSON
  npm run --silent route -- - < problem.json                     reads the problem from standard input
  npm run --silent route -- --verify problem.json answer.json    checks an answer

  --format      ${FORMATS.join(', ')}; found out by the file itself when left out
  --seconds     how long to think: 10 when neither seconds nor iterations are said
  --iterations  how many rounds to think: the same problem, seed and rounds give the same answer
  --seed        1 when left out
  --threads     each thinks with a seed of its own, and they share the best; 2 where the machine has
                them when left out, and 1 with --iterations, which has to repeat itself anywhere

vroom: VROOM's JSON in and out. lilim, sartori: benchmark files in, VROOM's JSON out, where the id of a
step is the number of the task in the file; first few vehicles, then a short way. cayapa: our own
problems and plans. The answer goes to standard output, what people may want to know to standard error.
Ctrl-C ends the thinking, and the best answer so far is written.
Exit codes: 0 done or right, 1 the answer is wrong, 2 a file or an option cannot be understood.
The formats are described in docs/routing.md.
`;

/** Solves one problem or checks one answer; gives the exit code. */
async function main(): Promise<number> {
  const options = routeOptions(process.argv.slice(2));
  const [problem = '', answer = ''] = options.files;
  if (options.isAskingForHelp) {
    process.stdout.write(HELP);
    return 0;
  }
  if (options.isVerifying) return verify(options, problem, answer);
  return answerTo(options, problem);
}

async function answerTo(options: RouteOptions, path: string): Promise<number> {
  const question = fromFile(path, (text) => formatOf(options.format, text).read(text));
  const begun = performance.now();
  const plan = await understood(path, () => solve(question.problem, options));
  process.stdout.write(`${JSON.stringify(question.answerOf(plan))}\n`);
  const seconds = (performance.now() - begun) / 1_000;
  process.stderr.write(`${told(plan, question.costOf(plan), seconds)}\n`);
  return 0;
}

function told({ totals, iterations }: RoutingPlan, cost: string, seconds: number): string {
  const { servedShipments, unservedShipments, vehicles } = totals;
  const figure = (value: number): string => value.toLocaleString('en');
  return (
    `Served ${figure(servedShipments)} of ${figure(servedShipments + unservedShipments)} with ` +
    `${figure(vehicles)} vehicles and ${cost}, after ${figure(iterations)} rounds and ` +
    `${seconds.toFixed(1)} s.`
  );
}

function verify(options: RouteOptions, problem: string, answer: string): number {
  const json = fromFile<unknown>(answer, (text) => JSON.parse(text));
  const violations = fromFile(problem, (text) => formatOf(options.format, text).verify(text, json));
  for (const violation of violations) process.stdout.write(`Wrong: ${violation}\n`);
  if (violations.length === 0) process.stdout.write('Right: the answer keeps every rule.\n');
  return violations.length === 0 ? 0 : 1;
}

/** Reads a file or says in one line which file cannot be understood, and why. */
function fromFile<Read>(path: string, read: (text: string) => Read): Read {
  try {
    return read(readFileSync(path === '-' ? 0 : path, 'utf8'));
  } catch (error) {
    throw faultOf(path, error);
  }
}

/** The planner itself refuses a problem of ours that is malformed. */
async function understood<Answer>(path: string, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(path, error);
  }
}

/** Faults of a file as one line; anything else is a fault of ours and stays what it is. */
function faultOf(path: string, error: unknown): unknown {
  const theirs = [VroomFault, InstanceFault, ArgumentError, SyntaxError, RangeError, TypeError];
  const isTheirs = theirs.some((kind) => error instanceof kind) || isOfFiles(error);
  return isTheirs ? new ArgumentError(`${path}: ${messageOf(error)}`) : error;
}

/** Errors of the file system carry a code of Node. */
function isOfFiles(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
}

main().then(
  (code) => {
    // The process ends by itself when all of a long answer has been written.
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`route: ${messageOf(error)}\n`);
    process.exitCode = 2;
  },
);
