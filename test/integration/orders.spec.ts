import fc from 'fast-check';
import { newId } from '#core/kernel';
import { type House, openHouse } from '../support/house';
import { aCommune, aCouncil, aCycle, aSite } from '../factories';
import { aBarrio, type Facts, KG, stepsOf } from './orders-steps';

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

const { submit, get, factsTold } = stepsOf(() => house);

describe('placing an order', () => {
  it('makes the order of the commune with its first submission, and tells it', async () => {
    const { as, body, papa, commune, cycle } = await aBarrio(house);

    const answer = await submit(as, body());

    expect(answer).toMatchObject({
      status: 200,
      body: {
        terms: 'new',
        order: {
          state: 'submitted',
          families: 250,
          lines: [
            { productId: papa.id, minGrams: 100 * KG, wantedGrams: 500 * KG, allocatedGrams: 0 },
          ],
        },
      },
    });
    expect(await factsTold('order.submitted')).toMatchObject([
      { communeId: commune.id, cycleId: cycle.id, lines: 1, wantedGrams: 500 * KG },
    ]);
  });

  it('adds a later submission to it and says whose terms stand', async () => {
    const { as, body, line, papa, tomate } = await aBarrio(house);
    await submit(as, body());

    const { body: answer } = await submit(
      as,
      body({
        lines: [
          line({ minGrams: 0, wantedGrams: 50 * KG, maxGrams: 50 * KG, gradeFloor: 2 }),
          line({ productId: tomate.id }),
        ],
      }),
    );

    expect(answer.terms).toBe('same');
    expect(answer.merged.map((it: Facts) => it['terms'])).toEqual(['replaced', 'new']);
    expect(answer.merged[0].text).toMatch(/más recientes/);
    expect(answer.order.lines.find((it: Facts) => it['productId'] === papa.id)).toMatchObject({
      minGrams: 100 * KG,
      wantedGrams: 550 * KG,
      maxGrams: 650 * KG,
      gradeFloor: 2,
    });
  });

  it('counts the same submission once, and refuses its id for other facts', async () => {
    const { as, body } = await aBarrio(house);
    const id = newId();
    const first = await submit(as, body(), id);

    const twins = await Promise.all([1, 2, 3].map(() => submit(as, body(), id)));
    const other = await submit(as, body({ families: 300 }), id);

    for (const twin of twins) expect(twin.body).toEqual(first.body);
    expect(other).toMatchObject({ status: 409, body: { code: 'id.used_with_other_facts' } });
    expect(await factsTold('order.submitted')).toHaveLength(1);
  });

  it('makes one order out of many submissions at once, twins included', async () => {
    const { as, body } = await aBarrio(house);
    const ids = Array.from({ length: 8 }, () => newId());

    const answers = await Promise.all([...ids, ...ids].map((id) => submit(as, body(), id)));

    expect(answers.map((it) => it.status)).toEqual(answers.map(() => 200));
    const { items } = (await get(as, '/v1/order-lines')).body;
    expect(items).toMatchObject([{ wantedGrams: 8 * 500 * KG, maxGrams: 8 * 600 * KG }]);
  });

  it('gives the same lines whatever the order of arrival', async () => {
    const { as, body, line, tomate, commune } = await aBarrio(house);
    const anyLine = fc.record({
      isTomato: fc.boolean(),
      wantedGrams: fc.integer({ min: 1, max: 9_000_000 }),
      gradeFloor: fc.constantFrom(null, 1, 2),
    });
    const told = fc.array(anyLine, { minLength: 2, maxLength: 4 });
    const placed = async (cycleId: string, submissions: readonly { id: string; line: Facts }[]) => {
      for (const it of submissions) {
        const answer = await submit(as, body({ cycleId, lines: [it.line] }), it.id);
        expect(answer.status).toBe(200);
      }
      return house.db.rows(
        `SELECT product_id, min_grams, wanted_grams, max_grams, grade_floor
         FROM order_line JOIN "order" o ON o.id = order_id
         WHERE cycle_id = $1 AND commune_id = $2 ORDER BY product_id`,
        [cycleId, commune.id],
      );
    };
    await fc.assert(
      fc.asyncProperty(told, async (lines) => {
        const asked = lines.map(({ isTomato, wantedGrams, gradeFloor }) =>
          line({
            ...(isTomato && { productId: tomate.id }),
            minGrams: 0,
            wantedGrams,
            maxGrams: wantedGrams,
            gradeFloor,
          }),
        );
        // Ids are born in the order in which people write; arrival is another matter.
        const one = asked.map((it) => ({ id: newId(), line: it }));
        const two = asked.map((it) => ({ id: newId(), line: it }));
        const first = await placed((await aCycle(house)).id, one);
        const second = await placed((await aCycle(house)).id, [...two].reverse());
        expect(second).toEqual(first);
      }),
      { numRuns: 10 },
    );
  });

  it('takes the families of the census when nobody states them, the latest count of each council', async () => {
    const { as, body, commune } = await aBarrio(house);
    const council = await aCouncil(house, { communeId: commune.id, families: 90 });
    await aCouncil(house, { communeId: commune.id, families: 40 });
    for (const [takenOn, families] of [
      ['2026-10-01', 70],
      ['2026-11-01', 80],
    ]) {
      await house.request({
        as,
        method: 'PUT',
        url: `/v1/need-censuses/${newId()}`,
        body: { communeId: commune.id, councilId: council.id, families, takenOn },
      });
    }

    const answer = await submit(as, body({ families: null }));

    expect(answer.body.order.families).toBe(80 + 40);
  });

  it('counts at 23:30 in Caracas on the closing day, when UTC is a day further', async () => {
    const { as, body } = await aBarrio(house);
    const cycle = await aCycle(house, { closesOn: '2026-11-24', closesMinute: 1435 });

    house.clock.set('2026-11-25T03:30:00Z');
    expect((await submit(as, body({ cycleId: cycle.id }))).status).toBe(200);

    house.clock.set('2026-11-25T03:55:00Z');
    expect((await submit(as, body({ cycleId: cycle.id }))).body.code).toBe('cycle.closed');
  });
});

describe('a bad order', () => {
  it('is refused with a code and the field, and leaves nothing behind', async () => {
    const { as, body, line, papa } = await aBarrio(house);
    const stranger = await aCommune(house, { kind: 'urban' });
    const foreign = await aSite(house, { communeId: stranger.id, kind: 'distribution_point' });
    const closed = await aCycle(house, { state: 'closed' });
    const cases: [Facts, number, string, string?][] = [
      [{ cycleId: closed.id }, 409, 'cycle.closed'],
      [{ cycleId: newId() }, 422, 'cycle.not_found', 'cycleId'],
      [{ windowFromOn: '2026-11-25' }, 422, 'order.window_outside_cycle', 'windowFromOn'],
      [{ windowToOn: '2026-12-06' }, 422, 'order.window_outside_cycle', 'windowToOn'],
      [{ windowToOn: '2026-11-25' }, 422, 'order.window_reversed', 'windowToOn'],
      [
        { distributionPointId: foreign.id },
        422,
        'order.not_own_distribution_point',
        'distributionPointId',
      ],
      [{ communeId: stranger.id }, 403, 'access.forbidden'],
      [{ families: null }, 422, 'order.families_unknown', 'families'],
      [{ families: -1 }, 400, 'request.invalid', 'families'],
      [{ lines: [] }, 400, 'request.invalid', 'lines'],
      [
        { lines: [line({ productId: newId() })] },
        422,
        'order_line.product_unknown',
        'lines.0.productId',
      ],
      [
        { lines: [line({ minGrams: 501 * KG })] },
        422,
        'order_line.min_above_wanted',
        'lines.0.minGrams',
      ],
      [{ lines: [line({ maxGrams: 1 })] }, 422, 'order_line.wanted_above_max', 'lines.0.maxGrams'],
      [{ lines: [line({ maxGrams: 1e15 })] }, 400, 'request.invalid', 'lines.0.maxGrams'],
      [{ lines: [line({ wantedGrams: 0.5 })] }, 400, 'request.invalid', 'lines.0.wantedGrams'],
      [{ lines: [line(), line()] }, 422, 'order_line.product_twice', 'lines.1.productId'],
      [
        { lines: [line({ substituteProductIds: [papa.id] })] },
        422,
        'order_line.substitute_repeated',
        'lines.0.substituteProductIds',
      ],
      [
        { lines: [line({ ceilingMinorPerKg: 100 })] },
        422,
        'order_line.ceiling_needs_currency',
        'lines.0.currency',
      ],
      [{ surprise: 1 }, 400, 'request.invalid', 'surprise'],
    ];
    for (const [facts, status, code, field] of cases) {
      const answer = await submit(as, body(facts));
      expect([answer.status, answer.body.code, answer.body.fields?.[0]?.field]).toEqual([
        status,
        code,
        field,
      ]);
    }
    expect((await submit(as, body(), 'not-an-id')).status).toBe(400);
    const [left] = await house.db.rows(
      'SELECT (SELECT count(*) FROM "order") + (SELECT count(*) FROM outbox_event) AS rows',
    );
    expect(left).toEqual({ rows: 0 });
  });

  it('of a commune that is not active, or not invited, is refused', async () => {
    const { body, as, commune, cycle } = await aBarrio(house);
    const other = await aCommune(house);
    await house.db.rows('INSERT INTO cycle_commune VALUES ($1, $2)', [cycle.id, other.id]);
    expect((await submit(as, body())).body.code).toBe('order.commune_not_in_cycle');

    await house.db.rows(`UPDATE commune SET state = 'verified' WHERE id = $1`, [commune.id]);
    expect((await submit(as, body())).body.code).toBe('order.commune_not_active');
  });
});
