import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { ROLES } from '#core/kernel';
import { isMessageKey } from '#core/language';
import { environment } from '#platform/config';
import { aPerson } from '../factories';
import { badInputs, type Input } from './bad-inputs';
import { isWrite, type Operation } from './operations';
import { validCall } from './valid-calls';
import { type Guarded, openWorld } from './world';

/** Inputs for each operation that takes a body, fewer for the others; raise it for a long night. */
const RUNS = Number(environment()['FUZZ_RUNS'] ?? 100);
const SEED = Number(environment()['FUZZ_SEED'] ?? 20261122);
/** Probes that answer 503 on purpose while there is no worker. */
const PROBES = ['GET /health/ready'];

let world: Guarded;
let cookie: string;
beforeAll(async () => {
  world = await openWorld();
  const { communeId } = world.own;
  const mandates = ROLES.map((role) => ({
    role,
    communeId: role === 'network_liaison' ? null : communeId,
  }));
  cookie = (await aPerson(world.house, { mandates })).as.cookie;
  await world.log.forget();
});
afterAll(() => world.house.close());

it('answers no input with a 5xx, every refusal with a problem, and half-writes nothing', async () => {
  const faults: string[] = [];
  let sent = 0;
  for (const operation of world.operations.filter((it) => !PROBES.includes(it.key))) {
    const { fault, inputs } = await attack(operation);
    sent += inputs;
    if (fault !== undefined) faults.push(fault);
  }
  process.stdout.write(
    `Bad input: ${String(sent)} inputs to ${String(world.operations.length)} operations.\n`,
  );
  expect(faults).toEqual([]);
}, 3_600_000);

it('would see an operation that breaks', async () => {
  const { db } = world.house;
  const council = world.operations.find((it) => it.key === 'PUT /v1/councils/{id}');
  if (!council) throw new Error('councils cannot be registered');
  await db.rows('ALTER TABLE council RENAME COLUMN families TO households');
  expect((await attack(council)).fault).toMatch('answers 500');
  await db.rows('ALTER TABLE council RENAME COLUMN households TO families');
});

/** Sends bad inputs until one is answered wrongly. */
async function attack(
  operation: Operation,
): Promise<{ fault: string | undefined; inputs: number }> {
  const { own, foreign } = world;
  const right = validCall(operation, () => own);
  const strangers = [foreign.communeId, foreign.lotId, foreign.centreId, foreign.road.runId];
  const result = await fc.check(
    fc.asyncProperty(badInputs(operation, right, strangers), async (input) => {
      const fault = await faultOf(operation, input);
      if (fault !== undefined) throw new Error(fault);
    }),
    { numRuns: operation.body ? RUNS : Math.ceil(RUNS / 3), seed: seedOf(operation) },
  );
  const fault = `${operation.key}: ${String(result.errorInstance)} ${shown(result.counterexample)}`;
  return { fault: result.failed ? fault : undefined, inputs: result.numRuns };
}

/** Not the same seed for all, so that one run tries as many different slips as it can. */
function seedOf({ key }: Operation): number {
  return createHash('sha256')
    .update(`${String(SEED)} ${key}`)
    .digest()
    .readInt32BE();
}

/** What is wrong with the answer to one input; undefined when all is well. */
async function faultOf(operation: Operation, input: Input): Promise<string | undefined> {
  const answer = await world.house.app.inject({
    method: operation.method,
    url: input.url,
    headers: { cookie, ...input.headers },
    ...(input.payload !== undefined && { payload: input.payload }),
  });
  const changes = isWrite(operation) ? await world.log.takeAndUndo() : [];
  const status = answer.statusCode;
  if (status >= 500) return `answers ${String(status)} ${answer.body.slice(0, 300)}`;
  if (status < 400) return undefined;
  if (changes.length > 0)
    return `refuses with ${answer.body} and has written ${changes[0]?.table ?? ''}`;
  if (!String(answer.headers['content-type']).startsWith('application/problem+json')) {
    return `refuses with ${String(status)} as ${String(answer.headers['content-type'])}`;
  }
  return faultOfProblem(status, answer.json<Problem>());
}

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly fields?: readonly { readonly field: string; readonly code: string }[];
}

function faultOfProblem(status: number, problem: Problem): string | undefined {
  if (problem.status !== status)
    return `says ${String(problem.status)} and answers ${String(status)}`;
  if (!isMessageKey(problem.code)) return `has no message for ${problem.code}`;
  const isOfForm = problem.code === 'request.invalid';
  if (isOfForm && !problem.fields?.length) return 'refuses a form without naming a field';
  const untold = problem.fields?.find((it) => !isMessageKey(it.code));
  return untold && `has no message for ${untold.code} of ${untold.field}`;
}

function shown(example: readonly Input[] | null): string {
  return JSON.stringify(example ?? []).slice(0, 500);
}
