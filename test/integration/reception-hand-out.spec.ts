import { newId } from '#core/kernel';
import { type House, openHouse } from '../support/house';
import {
  aDelivery,
  type Delivery,
  EVENT_TIME,
  received,
  receptionStepsOf,
} from './reception-story';

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

const { put, lotOf } = receptionStepsOf(() => house);

describe('losses at the hand-out', () => {
  const lose = (delivery: Delivery, facts: Record<string, unknown>, id: string = newId()) =>
    house.request({
      as: delivery.food.as,
      method: 'PUT',
      url: `/v1/hand-out-losses/${id}`,
      body: {
        allocationId: delivery.allocation.id,
        grams: 5_000,
        cause: 'spoilage',
        reason: 'se dañó al sol',
        eventTime: EVENT_TIME,
        ...facts,
      },
    });

  it('leave what was received, at stage distribution, and can be put right', async () => {
    const delivery = await aDelivery(house);
    const id = newId();
    expect((await lose(delivery, {})).body.code).toBe('hand_out_loss.not_received');
    await put(delivery);

    await lose(delivery, {}, id);
    expect(await lotOf(delivery)).toMatchObject({ delivered: 195_000, lost: 5_000 });
    expect((await lose(delivery, {}, id)).status).toBe(200);
    expect((await lose(delivery, { grams: 195_001 })).body.code).toBe(
      'hand_out_loss.more_than_left',
    );
    expect((await lose(delivery, { grams: 0 })).body.code).toBe('hand_out_loss.of_nothing');
    await lose(delivery, { grams: 0, correctsId: id });

    expect(await lotOf(delivery)).toMatchObject({ delivered: 200_000, lost: 0 });
    expect((await lose(delivery, { correctsId: id })).body.code).toBe(
      'hand_out_loss.already_corrected',
    );
  });

  it('bind the reception: no less can have been received than was lost since', async () => {
    const delivery = await aDelivery(house);
    const first = newId();
    await put(delivery, {}, first);
    await lose(delivery, { grams: 150_000 });

    const answer = await put(
      delivery,
      received(100_000, { correctsId: first, differenceReason: 'x' }),
    );

    expect(answer).toMatchObject({ status: 409, body: { code: 'reception.already_spent' } });
  });
});
