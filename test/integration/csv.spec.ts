import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Log } from '#platform/log';
import { aCommune, aCycle, aPerson } from '../factories';
import { type House, openHouse } from '../support/house';

const COUNCILS = 2_500;

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.app.listen(0, '127.0.0.1');
});
afterEach(() => house.reset());
afterAll(() => house.close());

/** A commune with more councils than a file reads at a time; one is named like a formula. */
async function aWideCommune() {
  const { id: communeId } = await aCommune(house);
  await house.db.rows(
    `INSERT INTO council (id, commune_id, name, families)
     SELECT gen_random_uuid(), $1, CASE n WHEN 7 THEN '=1+1' ELSE 'Consejo; "' || n || '"' END, n
       FROM generate_series(1, $2) n`,
    [communeId, COUNCILS],
  );
  const { as } = await aPerson(house, { mandates: [{ role: 'assembly_recorder', communeId }] });
  return { communeId, as };
}

type Wide = Awaited<ReturnType<typeof aWideCommune>>;

async function walked({
  communeId,
  as,
}: Wide): Promise<readonly Record<string, string | number | null>[]> {
  const rows: Record<string, string | number | null>[] = [];
  for (let after: string | null = ''; after !== null;) {
    const from: string = after === '' ? '' : `&after=${after}`;
    const url = `/v1/councils?communeId=${communeId}&limit=200${from}`;
    const { body } = await house.request({ method: 'GET', url, as });
    rows.push(...body.items);
    after = body.next;
  }
  return rows;
}

/** Begins a download over a real connection, which alone can break off. */
async function download({ communeId, as }: Wide): Promise<IncomingMessage> {
  const { port } = house.app.getHttpServer().address() as AddressInfo;
  const path = `/v1/councils/export.csv?communeId=${communeId}`;
  return new Promise((answered, failed) => {
    const call = request({ port, path, headers: { cookie: as.cookie } }, answered);
    call.once('error', failed).end();
  });
}

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const told = text.startsWith('=') ? `'${text}` : text;
  return /[;"]/.test(told) ? `"${told.replaceAll('"', '""')}"` : told;
}

it('writes the whole list, the same that one walks page by page', async () => {
  const wide = await aWideCommune();
  const csv = await house.request({
    method: 'GET',
    url: `/v1/councils/export.csv?communeId=${wide.communeId}`,
    as: wide.as,
  });
  expect(csv.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="councils.csv"',
  });
  const columns = ['id', 'communeId', 'name', 'families', 'latitude', 'longitude'];
  const rows = await walked(wide);
  expect(rows).toHaveLength(COUNCILS);
  const lines = rows.map((row) => columns.map((it) => cell(row[it] ?? null)).join(';'));
  expect(csv.text).toBe(`\uFEFF${[columns.join(';'), ...lines].join('\r\n')}\r\n`);
  expect(csv.text).toContain(";'=1+1;");
});

it('begins after an id where the list may, and takes no heed of a limit', async () => {
  const [first, second, third] = [await aCycle(house), await aCycle(house), await aCycle(house)];
  const { as } = await aPerson(house);
  const url = `/v1/cycles/export.csv?after=${first.id}&limit=1`;
  const lines = (await house.request({ method: 'GET', url, as })).text.trim().split('\r\n');
  expect(lines.slice(1).map((line) => line.split(';')[0])).toEqual([second.id, third.id]);
});

it('has a header even when nothing is in the list', async () => {
  const { id: communeId } = await aCommune(house);
  const { as } = await aPerson(house, { mandates: [{ role: 'assembly_recorder', communeId }] });
  const url = `/v1/councils/export.csv?communeId=${communeId}`;
  const csv = await house.request({ method: 'GET', url, as });
  expect(csv.text).toBe('\uFEFFid;communeId;name;families;latitude;longitude\r\n');
});

it('refuses a foreign commune with a problem', async () => {
  const { communeId } = await aWideCommune();
  const { as } = await aWideCommune();
  const url = `/v1/councils/export.csv?communeId=${communeId}`;
  const refused = await house.request({ method: 'GET', url, as });
  expect(refused.status).toBe(403);
  expect(refused.headers['content-type']).toContain('application/problem+json');
  expect(refused.headers['content-disposition']).toBeUndefined();
  expect(refused.body.code).toBe('access.forbidden');
});

it('reads no faster than its reader, and no further once the reader is gone', async () => {
  const wide = await aWideCommune();
  // Far more bytes than lie between two ends of a connection: 25 pages of a megabyte.
  await house.db.rows(
    `INSERT INTO council (id, commune_id, name, families)
     SELECT gen_random_uuid(), $1, repeat('x', 1000), n FROM generate_series(1, 22500) n`,
    [wide.communeId],
  );
  const asked = jest.spyOn(house.db, 'rows');
  const pages = () => asked.mock.calls.filter(([sql]) => sql.includes('FROM council')).length;
  const answer = await download(wide);
  await sleep(500);
  const taken = pages();
  expect(taken).toBeLessThan(20);
  answer.destroy();
  await sleep(500);
  expect(pages()).toBeLessThanOrEqual(taken + 1);
  asked.mockRestore();
});

describe('when a later page cannot be read', () => {
  let wide: Wide;
  // The table becomes a view that fails at one row of its second page, as a broken disk would.
  beforeEach(async () => {
    wide = await aWideCommune();
    await house.db.rows(`
      CREATE FUNCTION read_or_fail(families int, is_broken boolean) RETURNS int LANGUAGE plpgsql
        STABLE COST 10000 AS $$
        BEGIN
          IF is_broken THEN RAISE EXCEPTION 'unreadable'; END IF;
          RETURN families;
        END $$`);
    await house.db.rows('ALTER TABLE council RENAME TO council_read');
    await house.db.rows(`
      CREATE VIEW council AS
        SELECT id, commune_id, name, latitude, longitude, version, read_or_fail(families,
          id = (SELECT id FROM council_read ORDER BY id OFFSET 1500 LIMIT 1)) AS families
          FROM council_read`);
  });
  afterEach(async () => {
    await house.db.rows('DROP VIEW council');
    await house.db.rows('ALTER TABLE council_read RENAME TO council');
  });

  it('cuts the download and says so in the log', async () => {
    const told = jest.spyOn(house.get(Log), 'failure');
    const answer = await download(wide);
    expect(answer.statusCode).toBe(200);
    const received: string[] = [];
    const reading = (async () => {
      for await (const chunk of answer.setEncoding('utf8')) received.push(String(chunk));
    })();
    await expect(reading).rejects.toThrow('aborted');
    expect(answer.complete).toBe(false);
    expect(received.join('').split('\r\n')).toHaveLength(1_002);
    expect(told).toHaveBeenCalledWith(
      'download broke off',
      expect.objectContaining({ message: 'unreadable' }),
      expect.objectContaining({ url: expect.stringContaining('/v1/councils/export.csv') }),
    );
    told.mockRestore();
  });
});
