import { holesIn, unclassified, unreached } from './judge';
import { CALLERS } from './people';
import { type Cell, cellsOf } from './tenant-cells';
import { type Guarded, openWorld } from './world';

/** Nobody has a session to open without its password, and demo sign-ins are shown in demo networks only. */
const NOT_REACHED = ['POST /v1/session', 'GET /v1/demo/sign-ins'];

let world: Guarded;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.house.close());

it('knows of every operation what it opens to whom', () => {
  expect(unclassified(world.operations)).toEqual([]);
});

it('lets nobody read or write another commune’s things', async () => {
  const { callers, operations, log } = world;
  const before = await log.fingerprint();
  const cells: Cell[] = [];
  for (const operation of operations) {
    for (const caller of callers) cells.push(...(await cellsOf(world, operation, caller)));
  }
  process.stdout.write(
    `Tenant table: ${String(operations.length)} operations × ${String(CALLERS.length)} callers × ` +
      `own, foreign and single foreign ids = ${String(cells.length)} cells.\n`,
  );
  expect(cells.flatMap(holesIn)).toEqual([]);
  expect(unreached(cells).filter((it) => !NOT_REACHED.includes(it))).toEqual([]);
  expect(await log.fingerprint()).toEqual(before);
}, 300_000);
