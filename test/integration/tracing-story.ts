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
import { insertRow } from '../factories/insert';
import { aCarriage } from '../factories/road';
import type { House } from '../support/house';

export const KG = 1000;

/** What a matching run said of a lot. */
export async function anOutcome(
  house: House,
  facts: { runId: string; lotId: string; grams: readonly [number, number, number]; code: string },
) {
  const { runId, lotId, grams, code } = facts;
  await insertRow(house, 'lot_outcome', {
    ...{ runId, lotId, availableGrams: grams[0], placedGrams: grams[1], unplacedGrams: grams[2] },
    ...{ reasonCode: code, reasonParams: {}, textEs: 'por algo', textEn: 'for something' },
  });
}

/**
 * A lot of 1,000 kg: 400 kg to a commune of 200 families (through a centre; 20 kg lost on the road, 370 kg
 * received, 5 kg lost at the hand-out), 300 kg declined by another, 300 kg that nobody asked for, of which
 * 50 kg rotted in the field.
 */
export async function aWholeCycle(house: House) {
  const rural = await aCommune(house, { name: 'El Alto' });
  const urban = await aCommune(house, { kind: 'urban', name: 'La Ceiba' });
  const other = await aCommune(house, { kind: 'urban', name: 'Los Bucares' });
  const lot = await aLot(house, { communeId: rural.id, announcedGrams: 1_020 * KG });
  const cycle = await aCycle(house, { state: 'moving', name: 'Semana 48' });
  const orders = [
    await anOrder(house, { communeId: urban.id, cycleId: cycle.id, families: 200 }),
    await anOrder(house, { communeId: other.id, cycleId: cycle.id, families: 100 }),
  ];
  const run = await aMatchingRun(house, cycle.id);
  const given = { runId: run.id, cycleId: cycle.id, lot: lot as never };
  const taken = await anAllocation(house, { ...given, order: orders[0] as never, packages: 20 });
  const refused = await anAllocation(house, { ...given, order: orders[1] as never, packages: 15 });
  await anOutcome(house, {
    ...{ runId: run.id, lotId: lot.id, grams: [1_000 * KG, 700 * KG, 300 * KG] },
    code: 'lot.no_demand',
  });
  const producer = await aSpokesperson(house, 'producer_spokesperson', rural.id);
  const food = await aSpokesperson(house, 'food_spokesperson', urban.id);
  await decline(house, refused.id, other.id);
  const carried = await aCarriage(house, taken, { lostGrams: 20 * KG, viaCentre: true });
  const eventTime = house.clock.now().toISOString();
  const put = (url: string, body: object) =>
    house.request({ as: food.as, method: 'PUT', url: `${url}/${newId()}`, body });
  await put('/v1/receptions', {
    ...{ allocationId: taken.id, packages: 19, receivedGrams: 370 * KG, eventTime },
    differenceReason: 'merma',
  });
  await put('/v1/hand-out-losses', {
    ...{ allocationId: taken.id, grams: 5 * KG, cause: 'spoilage', reason: 'sol', eventTime },
  });
  await house.request({
    as: producer.as,
    method: 'POST',
    url: `/v1/lots/${lot.id}/lose`,
    body: { id: newId(), grams: 50 * KG, stage: 'field', cause: 'lluvia', reason: 'lluvia' },
  });
  return { rural, urban, other, lot, cycle, orders, run, taken, refused, carried, producer, food };
}
export type WholeCycle = Awaited<ReturnType<typeof aWholeCycle>>;

/** Through the door: the customer says no. */
async function decline(house: House, allocationId: string, communeId: string): Promise<void> {
  await house.db.rows(`UPDATE allocation SET state = 'proposed' WHERE id = $1`, [allocationId]);
  const { as } = await aSpokesperson(house, 'food_spokesperson', communeId);
  const url = `/v1/allocations/${allocationId}/decline`;
  const answer = await house.request({ as, method: 'POST', url, body: { reason: 'no hay plata' } });
  if (answer.status !== 200) throw new Error(answer.text);
}
