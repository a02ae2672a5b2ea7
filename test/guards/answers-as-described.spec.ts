import { ROLES } from '#core/kernel';
import { aPerson } from '../factories';
import type { Answer } from '../support/house';
import type { Network } from './scene';
import { isWrite, type Operation } from './operations';
import { shapeFaults } from './shape-faults';
import { filtersOf, NOBODY, validCall } from './valid-calls';
import { type Guarded, openWorld } from './world';

let world: Guarded;
let callers: { readonly cookie: string }[];
beforeAll(async () => {
  world = await openWorld();
  const { communeId } = world.own;
  const mandates = ROLES.map((role) => ({
    role,
    communeId: role === 'network_liaison' ? null : communeId,
  }));
  const comptroller = [{ role: 'comptroller', communeId: null }] as const;
  callers = [
    (await aPerson(world.house, { mandates })).as,
    (await aPerson(world.house, { mandates: comptroller })).as,
  ];
  await world.log.forget();
});
afterAll(() => world.house.close());

/** The client's types are made from the description: an answer that is otherwise breaks a screen, not a test. */
it('answers every operation in the shape that it describes', async () => {
  const faults = new Set<string>();
  let answers = 0;
  for (const operation of world.operations) {
    for (const answer of await answersOf(operation)) {
      if (answer.status >= 300 || answer.body === undefined) continue;
      answers += 1;
      for (const fault of faultsOf(operation, answer)) faults.add(`${operation.key}: ${fault}`);
    }
  }
  process.stdout.write(`Shapes: ${String(answers)} answers looked at.\n`);
  expect([...faults].sort()).toEqual([]);
}, 300_000);

const own = (at: string): Network => (at === 'path.created' ? NOBODY : world.own);

async function answersOf(operation: Operation): Promise<Answer[]> {
  const answers: Answer[] = [];
  const filters = isWrite(operation) ? [undefined] : [undefined, ...filtersOf(operation)];
  for (const as of callers) {
    for (const filter of filters) {
      const call = validCall(operation, own, filter);
      answers.push(await world.house.request({ ...call, as }));
      if (isWrite(operation)) await world.log.takeAndUndo();
    }
  }
  return answers;
}

function faultsOf({ answer: schema }: Operation, { body }: Answer): string[] {
  if (!schema) return [];
  return shapeFaults(schema, body).map((fault) => fault.replace(/\.\d+(?=[.\s])/g, '.*'));
}
