import { newId } from '#core/kernel';
import { type House, openHouse } from '../support/house';
import { aCommune, aCycle, anOrder, aSite, aSpokesperson, theProduct } from '../factories';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.reset();
});
afterAll(async () => {
  await house.close();
});

const KG = 1000;

/** A commune with its food spokesperson, its fair, and an open cycle. */
async function aBarrio() {
  const commune = await aCommune(house, { kind: 'urban' });
  const { as } = await aSpokesperson(house, 'food_spokesperson', commune.id);
  const point = await aSite(house, { communeId: commune.id, kind: 'distribution_point' });
  const cycle = await aCycle(house);
  const [papa, tomate] = [await theProduct(house, 'papa'), await theProduct(house, 'tomate')];
  const body = (facts: Record<string, unknown> = {}) => ({
    communeId: commune.id,
    cycleId: cycle.id,
    distributionPointId: point.id,
    windowFromOn: '2026-11-26',
    windowToOn: '2026-11-28',
    families: 250,
    lines: [
      { productId: papa.id, minGrams: 100 * KG, wantedGrams: 500 * KG, maxGrams: 600 * KG },
    ],
    ...facts,
  });
  return { commune, as, point, cycle, papa, tomate, body };
}

const submit = (as: { cookie: string }, body: unknown, id: string = newId()) =>
  house.request({ as, method: 'PUT', url: `/v1/order-submissions/${id}`, body });

describe('placing an order', () => {
  it('makes the order of the commune with its first submission', async () => {
    const { as, body, papa } = await aBarrio();

    const answer = await submit(as, body());

    expect(answer.body).toMatchObject({
      terms: 'new',
      order: {
        state: 'submitted',
        families: 250,
        lines: [{ productId: papa.id, minGrams: 100 * KG, wantedGrams: 500 * KG, allocatedGrams: 0 }],
      },
    });
    expect(answer.status).toBe(200);
  });

  it('adds a later submission to it and says whose terms stand', async () => {
    const { as, body, papa, tomate } = await aBarrio();
    await submit(as, body());

    const answer = await submit(
      as,
      body({
        lines: [
          { productId: papa.id, minGrams: 0, wantedGrams: 50 * KG, maxGrams: 50 * KG, gradeFloor: 2 },
          { productId: tomate.id, minGrams: 0, wantedGrams: 10 * KG, maxGrams: 10 * KG },
        ],
      }),
    );

    expect(answer.body.terms).toBe('same');
    expect(answer.body.merged.map((line: { terms: string }) => line.terms)).toEqual(['replaced', 'new']);
    expect(answer.body.merged[0].text).toMatch(/más recientes/);
    const lines = new Map(
      answer.body.order.lines.map((line: { productId: string }) => [line.productId, line]),
    );
    expect(lines.get(papa.id)).toMatchObject({
      minGrams: 100 * KG,
      wantedGrams: 550 * KG,
      maxGrams: 650 * KG,
      gradeFloor: 2,
    });
  });

  it('counts the same submission once, and refuses its id for other facts', async () => {
    const { as, body } = await aBarrio();
    const id = newId();
    const first = await submit(as, body(), id);

    const twins = await Promise.all([1, 2, 3].map(() => submit(as, body(), id)));
    const other = await submit(as, body({ families: 300 }), id);

    for (const twin of twins) expect(twin.body).toEqual(first.body);
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
  });

  it('makes one order out of many first submissions at once', async () => {
    const { as, body } = await aBarrio();
    const ids = Array.from({ length: 8 }, () => newId());

    const answers = await Promise.all([...ids, ...ids].map((id) => submit(as, body(), id)));

    expect(answers.map((it) => it.status)).toEqual(answers.map(() => 200));
    const [order] = (await house.request({ as, method: 'GET', url: '/v1/order-lines' })).body.items;
    expect(order).toMatchObject({ wantedGrams: 8 * 500 * KG, maxGrams: 8 * 600 * KG });
  });
});
