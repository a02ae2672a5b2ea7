import { newId } from '#core/kernel';
import {
  aCommune,
  aCycle,
  aLot,
  aMatchingRun,
  anAllocation,
  anOrder,
  aSpokesperson,
} from '../factories';
import { aCarriage } from '../factories/road';
import type { House } from '../support/house';

export const EVENT_TIME = '2026-11-22T13:30:00Z';

type Facts = Record<string, unknown>;

/** 10 sacks of 20 kg, carried from a rural commune to an urban one, as its spokesperson meets them. */
export async function aDelivery(house: House, carriage: Parameters<typeof aCarriage>[2] = {}) {
  const rural = await aCommune(house);
  const urban = await aCommune(house, { kind: 'urban' });
  const lot = await aLot(house, { communeId: rural.id });
  const cycle = await aCycle(house, { state: 'moving' });
  const order = await anOrder(house, { communeId: urban.id, cycleId: cycle.id });
  const run = await aMatchingRun(house, cycle.id);
  const allocation = await anAllocation(house, {
    ...{ runId: run.id, cycleId: cycle.id, lot: lot, order: order, packages: 10 },
  });
  const carried = await aCarriage(house, allocation, carriage);
  const food = await aSpokesperson(house, 'food_spokesperson', urban.id);
  const producer = await aSpokesperson(house, 'producer_spokesperson', rural.id);
  return { rural, urban, lot, cycle, order, allocation, carried, food, producer };
}
export type Delivery = Awaited<ReturnType<typeof aDelivery>>;

export const body = ({ allocation }: Delivery, facts: Facts = {}) => ({
  allocationId: allocation.id,
  packages: 10,
  weighing: { grossGrams: 205_000, tareGrams: 5_000, method: 'scale', witness: 'Consejo' },
  eventTime: EVENT_TIME,
  ...facts,
});

/** Says the grams alone: nobody weighed. */
export const received = (receivedGrams: number, facts: Facts = {}) => ({
  weighing: undefined,
  receivedGrams,
  ...facts,
});

/** What the specs of receptions do and look up. */
export function receptionStepsOf(house: () => House) {
  return {
    put: (delivery: Delivery, facts: Facts = {}, id: string = newId()) =>
      house().request({
        as: delivery.food.as,
        method: 'PUT',
        url: `/v1/receptions/${id}`,
        body: body(delivery, facts),
      }),
    lotOf: async ({ lot }: Delivery) => {
      const [row] = await house().db.rows<Record<string, number>>(
        `SELECT listed_grams AS listed, delivered_grams AS delivered, lost_grams AS lost
         FROM lot WHERE id = $1`,
        [lot.id],
      );
      return row;
    },
  };
}
