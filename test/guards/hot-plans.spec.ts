import { ROLES } from '#core/kernel';
import { aPerson } from '../factories';
import { openHouse, type House } from '../support/house';
import { aCycle } from '../factories';
import { fill, filledCycle } from './fill';
import { isWrite, type Operation, operationsOf } from './operations';
import { largeTables, listen, readWhole } from './plans';
import { aNetwork, type Network } from './scene';
import { filtersOf, NOBODY, validCall } from './valid-calls';

/** Audits read all there is, on purpose; the account of a cycle adds up all that happened in it. */
const READS_ALL: readonly string[] = [
  'GET /v1/audit',
  'GET /v1/audit/export.csv',
  'GET /v1/cycles/{id}/audit',
  'GET /v1/cycles/{id}/account',
  'GET /v1/cycles/{id}/account/export.csv',
  'GET /v1/public/cycles/{id}/account',
  'GET /v1/public/cycles/{id}/account/export.csv',
];

let house: House;
let operations: Operation[];
let networks: Network[];
let callers: { readonly cookie: string }[];
beforeAll(async () => {
  house = await openHouse({
    STATEMENT_MILLISECONDS_MAX: '240000',
    EVENT_STREAM_MILLISECONDS_MAX: '1',
  });
  const own = await aNetwork(house, { sharedCycleId: (await aCycle(house)).id });
  await fill(house);
  networks = [own, { ...own, ...(await filledCycle(house)) }];
  const mandates = ROLES.map((role) => ({
    role,
    communeId: role === 'network_liaison' ? null : own.communeId,
  }));
  const member = await aPerson(house, { mandates });
  const comptroller = await aPerson(house, {
    mandates: [{ role: 'comptroller', communeId: null }],
  });
  callers = [member.as, comptroller.as];
  operations = await operationsOf(house);
}, 300_000);
afterAll(() => house.close());

it('reads no large table from end to end, and skips nothing by OFFSET', async () => {
  const large = await largeTables(house);
  expect([...large]).toEqual(
    expect.arrayContaining(['council', 'lot', 'order_line', 'allocation']),
  );
  const hot = operations.filter((it) => !READS_ALL.includes(it.key));
  const { faults, statements } = await faultsOf(hot, large);
  process.stdout.write(
    `Hot plans: ${String(statements)} statements, ${String(large.size)} large tables.\n`,
  );
  expect(faults).toEqual([]);
}, 600_000);

it('would see that an index is missing', async () => {
  await house.db.rows('DROP INDEX stop_event_run');
  const events = operations.filter((it) => it.key === 'GET /v1/runs/{id}/stop-events');
  const { faults } = await faultsOf(events, await largeTables(house));
  expect(faults.join()).toContain('all of stop_event');
});

async function faultsOf(
  asked: readonly Operation[],
  large: ReadonlySet<string>,
): Promise<{ faults: string[]; statements: number }> {
  const faults = new Set<string>();
  const ear = listen();
  let statements = 0;
  for (const operation of asked) {
    for (const call of callsOf(operation)) {
      ear.take();
      await house.request(call);
      for (const statement of ear.take()) {
        statements += 1;
        const { sql } = statement;
        if (/\boffset\b/i.test(sql)) faults.add(`${operation.key}: OFFSET in ${brief(sql)}`);
        for (const table of await readWhole(house, statement)) {
          if (large.has(table)) faults.add(`${operation.key}: all of ${table} in ${brief(sql)}`);
        }
      }
    }
  }
  ear.stop();
  return { faults: [...faults], statements };
}

/** Reads: of one's own and of a whole cycle, by a member and by who sees everything, with each filter. */
function* callsOf(operation: Operation): Generator<Parameters<House['request']>[0]> {
  const filters = isWrite(operation) ? [undefined] : [undefined, ...filtersOf(operation)];
  for (const network of networks) {
    for (const filter of filters) {
      // A CSV of everything is ten thousand rows of everything: reading on is the right plan for it.
      const isBulk = operation.path.endsWith('.csv') && filter === undefined;
      for (const as of isWrite(operation) || isBulk ? callers.slice(0, 1) : callers) {
        const pick = (at: string) => (at === 'path.created' ? NOBODY : network);
        yield { ...validCall(operation, pick, filter), as };
      }
    }
  }
}

const brief = (sql: string): string => sql.replace(/\s+/g, ' ').trim().slice(0, 200);
