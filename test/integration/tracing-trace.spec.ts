import { newId } from '#core/kernel';
import { aSpokesperson } from '../factories';
import { type House, openHouse } from '../support/house';
import { aWholeCycle, KG, type WholeCycle } from './tracing-story';

let house: House;
let story: WholeCycle;
beforeAll(async () => {
  house = await openHouse();
  story = await aWholeCycle(house);
});
afterAll(async () => {
  await house.close();
});

const read = (who: { as: { cookie: string } }, url: string) =>
  house.request({ as: who.as, method: 'GET', url });

describe('following a lot', () => {
  it('shows its supplier the whole way, weighed at every change of hands, and the balance', async () => {
    const { body, status } = await read(story.producer, `/v1/lots/${story.lot.id}/trace`);

    expect(status).toBe(200);
    expect(body).toMatchObject({ isWhole: true, hasGap: false, communeName: 'El Alto' });
    expect(body.balance).toMatchObject({
      addsUp: true,
      listedGrams: 1_000 * KG,
      availableGrams: 550 * KG,
      deliveredGrams: 365 * KG,
      lostGrams: 85 * KG,
      lost: [
        { stage: 'distribution', cause: 'spoilage', grams: 5 * KG },
        { stage: 'field', cause: 'lluvia', grams: 50 * KG },
        { stage: 'reception', cause: 'short_weight', grams: 10 * KG },
        { stage: 'transport', cause: 'spoilage', grams: 20 * KG },
      ],
      announcedGrams: 1_020 * KG,
      weighedGrams: 1_000 * KG,
      weighingDifferenceGrams: -20 * KG,
    });
    const handed = body.steps.filter((step: any) => step.kind === 'handed_over');
    expect(handed.map((step: any) => [step.fromKind, step.toKind, step.grams / KG])).toEqual([
      ['commune', 'vehicle', 400],
      ['vehicle', 'centre', 400],
      ['centre', 'vehicle', 400],
      ['vehicle', 'commune', 380],
      ['vehicle', 'loss', 20],
    ]);
    expect(handed[0]).toMatchObject({ fromName: 'El Alto', weighing: { netGrams: 400 * KG } });
    expect(handed[3]).toMatchObject({ toName: 'La Ceiba' });
    for (const step of body.steps) expect(step).toMatchObject({ eventTime: expect.any(String) });
    expect(body.steps.map((step: any) => step.kind)).toEqual(
      expect.arrayContaining(['received', 'hand_out_loss']),
    );
    expect(body.allocations).toMatchObject([
      { customerCommuneName: 'La Ceiba', state: 'reconciled', receivedGrams: 370 * KG },
      { customerCommuneName: 'Los Bucares', state: 'declined', receivedGrams: null },
    ]);
  });

  it('shows a customer its own part only', async () => {
    const { body } = await read(story.food, `/v1/lots/${story.lot.id}/trace`);

    expect(body).toMatchObject({ isWhole: false, balance: null });
    expect(body.allocations.map((it: any) => it.id)).toEqual([story.taken.id]);
    const ids = new Set(body.steps.map((step: any) => step.allocationId));
    expect([...ids]).toEqual([story.taken.id]);
  });

  it('is there for movers and auditors, and not there for strangers', async () => {
    const url = `/v1/lots/${story.lot.id}/trace`;
    const coordinator = await aSpokesperson(house, 'transport_coordinator', story.other.id);
    const comptroller = await aSpokesperson(house, 'comptroller', null);
    for (const who of [coordinator, comptroller]) {
      expect((await read(who, url)).body).toMatchObject({ isWhole: true });
    }
    const stranger = await aSpokesperson(house, 'network_liaison', null);
    expect(await read(stranger, url)).toMatchObject({
      status: 404,
      body: { code: 'lot.not_found' },
    });
    expect((await read(comptroller, `/v1/lots/${newId()}/trace`)).status).toBe(404);
    expect((await read(comptroller, '/v1/lots/x/trace')).status).toBe(400);
    const csv = await read(comptroller, `${url}/export.csv`);
    expect(csv.text).toContain('handed_over');
  });
});

describe('following an order line', () => {
  it('shows how the kilos came, leg by leg', async () => {
    const lineId = String(story.orders[0]?.lines[0]?.id);
    const { body } = await read(story.food, `/v1/order-lines/${lineId}/trace`);

    expect(body).toMatchObject({
      communeName: 'La Ceiba',
      allocatedGrams: 400 * KG,
      loadedGrams: 400 * KG,
      deliveredGrams: 380 * KG,
      receivedGrams: 370 * KG,
      allocations: [{ supplierCommuneName: 'El Alto', awaitingReceptionGrams: 0 }],
    });
    expect(
      body.shipments.map((it: any) => [it.loadedGrams, it.deliveredGrams, it.lostGrams]),
    ).toEqual([
      [400 * KG, 400 * KG, 0],
      [400 * KG, 380 * KG, 20 * KG],
    ]);
    expect(body.steps.at(0)).toMatchObject({ kind: 'handed_over', fromName: 'El Alto' });
    expect((await read(story.food, `/v1/order-lines/${lineId}/trace/export.csv`)).status).toBe(200);
    expect((await read(story.producer, `/v1/order-lines/${lineId}/trace`)).status).toBe(404);
  });
});
