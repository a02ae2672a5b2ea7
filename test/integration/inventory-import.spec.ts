import { newId } from '#core/kernel';
import { aCommune, aPackageWeight, aSite, aSpokesperson, theProduct } from '../factories';
import { type House, openHouse } from '../support/house';

let house: House;
let scene: Awaited<ReturnType<typeof aScene>>;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.reset();
  scene = await aScene();
});
afterAll(() => house.close());

async function aScene() {
  const commune = await aCommune(house);
  const site = await aSite(house, { communeId: commune.id, name: 'Centro La Mesa' });
  for (const code of ['papa', 'zanahoria']) {
    const { id: productId } = await theProduct(house, code);
    await aPackageWeight(house, {
      communeId: commune.id,
      productId,
      packageType: 'SA',
      nominalGrams: 60_000,
    });
  }
  const producer = await aSpokesperson(house, 'producer_spokesperson', commune.id);
  return { communeId: commune.id, siteId: site.id, producer };
}

async function send(text: string, options: { dryRun?: boolean; as?: { cookie: string } } = {}) {
  const { dryRun = false, as = scene.producer.as } = options;
  return house.request({
    method: 'POST',
    url: `/v1/lots/import?communeId=${scene.communeId}&dryRun=${String(dryRun)}`,
    as,
    headers: { 'content-type': 'text/csv' },
    body: text,
  });
}

async function lots() {
  return house.db.rows<Record<string, unknown>>('SELECT * FROM lot ORDER BY harvested_on, id');
}

const SPANISH = `\uFEFFRubro;Calidad;Lavado;Empaque;Sacos;Kilos;Cosechado;Centro de acopio;Precio mínimo;Moneda
Papa;1;no;saco;50;;20/11/2026;Centro La Mesa;0,45;usd

ZANAHORIA;2;sí;SA;;1.012,5;2026-11-21;;;
`;
const ENGLISH = `product,grade,washed,kilos,harvested
carrot,2,yes,"600,5",2026-11-21
`;

it('reads a Spanish spreadsheet', async () => {
  const answer = await send(SPANISH);
  expect(answer).toMatchObject({ status: 200, body: { rows: 2, added: 2, known: 0, errors: [] } });
  expect(await lots()).toMatchObject([
    {
      grade: 1,
      is_washed: false,
      announced_packages: 50,
      announced_grams: 3_000_000,
      floor_minor_per_kg: 45,
      currency: 'USD',
      site_id: scene.siteId,
    },
    { grade: 2, is_washed: true, announced_packages: 16, announced_grams: 1_012_500 },
  ]);
  expect(
    await house.db.rows(`SELECT 1 FROM outbox_event WHERE name = 'lot.registered'`),
  ).toHaveLength(2);
});

it('reads an English one with commas', async () => {
  expect((await send(ENGLISH)).body).toMatchObject({ added: 1, errors: [] });
  expect(await lots()).toMatchObject([{ announced_grams: 600_500, announced_packages: 10 }]);
});

it('counts a file once, however often and at once it is sent', async () => {
  const first = await send(SPANISH);
  const again = await send(SPANISH.replaceAll('\n', '\r\n').replace('Papa', 'papa'));
  expect(again.body).toMatchObject({ added: 0, known: 2, lotIds: first.body.lotIds });
  await Promise.all(Array.from({ length: 4 }, () => send(ENGLISH)));
  expect(await lots()).toHaveLength(3);
});

it('keeps equal rows of one file apart', async () => {
  const row = 'papa;1;50;20/11/2026\n';
  const file = `rubro;calidad;bultos;cosechado\n${row}${row}`;
  expect((await send(file)).body).toMatchObject({ added: 2 });
  expect((await send(file)).body).toMatchObject({ added: 0, known: 2 });
});

it('takes ids of the sender, and refuses other facts under them', async () => {
  const id = newId();
  const file = (sacks: number) =>
    `id;rubro;calidad;sacos;cosechado\n${id};papa;1;${String(sacks)};20/11/2026\n`;
  expect((await send(file(50))).body.lotIds).toEqual([id]);
  expect((await send(file(50))).body).toMatchObject({ known: 1 });
  expect((await send(file(51))).body.details.rows).toEqual([
    { line: 2, column: 'id', code: 'id.used_with_other_facts' },
  ]);
  const twice = await send(`${file(50)}${id};papa;2;50;20/11/2026\n`);
  expect(twice.body.details.rows).toContainEqual({ line: 3, column: 'id', code: 'csv.id_twice' });
});

const FAULTY = `rubro;calidad;sacos;kilos;empaque;cosechado;vence
papa;1;50;;;20/11/2026;
papaya de monte;1;50;;;20/11/2026;
papa;7;cinco;1.250;;30/02/2026;
papa;1;;;;20/11/2026;
papa;1;50;;caja;20/11/2026;
papa;1;50;;;20/11/2026;21/11/2026
`;
const FAULTS = [
  { line: 3, column: 'rubro', code: 'lot.product_unknown' },
  { line: 4, column: 'calidad', code: 'csv.choice_unknown' },
  { line: 4, column: 'sacos', code: 'csv.number_malformed' },
  { line: 4, column: 'kilos', code: 'csv.number_ambiguous' },
  { line: 4, column: 'cosechado', code: 'csv.date_malformed' },
  { line: 5, column: 'sacos', code: 'lot.amount_missing' },
  { line: 6, column: 'empaque', code: 'package.weight_unknown' },
  { line: 7, column: 'vence', code: 'lot.best_before_passed' },
];

it('says every fault with its line and column, and writes nothing', async () => {
  const answer = await send(FAULTY);
  expect(answer).toMatchObject({ status: 422, body: { code: 'csv.rows_invalid' } });
  expect(answer.body.details.rows).toEqual(FAULTS);
  expect(answer.body.title).toContain('8');
  expect(answer.body.fields[0]).toMatchObject({
    field: '3.rubro',
    message: 'No existe ese rubro, o ya no se usa.',
  });
  expect(await lots()).toHaveLength(0);
});

it('looks without writing in a dry run', async () => {
  const faulty = await send(FAULTY, { dryRun: true });
  expect(faulty.status).toBe(200);
  expect(faulty.body).toMatchObject({ dryRun: true, rows: 6, added: 0 });
  expect(faulty.body.errors).toMatchObject(FAULTS);
  expect((await send(SPANISH, { dryRun: true })).body).toMatchObject({ added: 2, errors: [] });
  expect(await lots()).toHaveLength(0);
});

it.each([
  ['', 'csv.empty'],
  ['rubro;calidad;cosechado\n', 'csv.empty'],
  ['rubro;calidad;sacos\npapa;1;50\n', 'csv.column_missing'],
  ['rubro;calidad;cosechado;color\npapa;1;2026-11-20;roja\n', 'csv.column_unknown'],
  ['rubro;producto;calidad;cosechado\na;b;1;2026-11-20\n', 'csv.column_twice'],
  ['rubro;calidad;cosechado\n"papa;1;2026-11-20\n', 'csv.malformed'],
])('refuses the file %j', async (text, code) => {
  const answer = await send(text);
  expect(answer.status).toBe(text === '' ? answer.status : 422);
  expect(answer.status).toBeLessThan(500);
  if (text !== '') expect(answer.body.code).toBe(code);
});

it('refuses too many rows and what is no CSV', async () => {
  const many = `rubro;calidad;sacos;cosechado\n${'papa;1;50;20/11/2026\n'.repeat(2_001)}`;
  expect((await send(many)).body.code).toBe('csv.too_many_rows');
  const json = await house.request({
    method: 'POST',
    url: `/v1/lots/import?communeId=${scene.communeId}`,
    as: scene.producer.as,
    body: {},
  });
  expect(json).toMatchObject({ status: 400, body: { code: 'csv.not_text' } });
});

it('takes two thousand rows at once', async () => {
  const rows = Array.from({ length: 2_000 }, (_, at) => `papa;1;${String(at + 1)};20/11/2026`);
  const answer = await send(`rubro;calidad;sacos;cosechado\n${rows.join('\n')}\n`);
  expect(answer.body).toMatchObject({ added: 2_000 });
});

it('is for the producers of that commune', async () => {
  const { as } = await aSpokesperson(house, 'producer_spokesperson', (await aCommune(house)).id);
  expect((await send(SPANISH, { as })).status).toBe(403);
});

it('hands out a file to fill in, whose example cannot be imported by mistake', async () => {
  for (const language of ['es', 'en']) {
    const url = `/v1/lots/import/template.csv?language=${language}`;
    const template = await house.request({ method: 'GET', url, as: scene.producer.as });
    expect(template.headers['content-type']).toContain('text/csv');
    const answer = await send(template.text);
    expect(answer.body.details.rows).toMatchObject([{ line: 2, code: 'lot.product_unknown' }]);
  }
});
