import { personOf } from '../scenarios/network';
import type { LotAnswer } from './answers';
import { allocationsOf } from './matching-steps';
import type { Play, PlayedLot } from './play';

/** What was promised and found no vehicle is free again; what is left of the lots goes back to those who grew it. */
export async function bringHome(play: Play): Promise<void> {
  for (const allocation of await allocationsOf(play)) {
    if (allocation.state !== 'accepted') continue;
    const supplier = play.villageOf(allocation.supplierCommuneId);
    await play
      .as(personOf(supplier, 'producer_spokesperson'))
      .post(`/v1/allocations/${allocation.id}/release`, {
        as: 'supplier',
        reason: play.texts.notLoaded,
      });
  }
  let lots = 0;
  let grams = 0;
  for (const lot of play.lots) {
    const back = await withdrawRest(play, lot);
    lots += back > 0 ? 1 : 0;
    grams += back;
  }
  if (lots > 0) play.say(play.texts.backHome(lots, grams));
}

export async function settleCycle(play: Play): Promise<void> {
  const voice = play.as(play.network.liaison);
  await voice.post(`/v1/cycles/${play.cycleId}/hand-out`);
  await voice.post(`/v1/cycles/${play.cycleId}/settle`);
  play.say(play.texts.settled);
}

async function withdrawRest(play: Play, { id, harvest }: PlayedLot): Promise<number> {
  const voice = play.as(personOf(harvest.village, 'producer_spokesperson'));
  const { availableGrams } = await voice.get<LotAnswer>(`/v1/lots/${id}`);
  if (availableGrams === 0) return 0;
  await voice.post(`/v1/lots/${id}/withdraw`, {
    id: play.id('withdrawal'),
    reason: play.texts.backHomeReason,
  });
  play.told.withdrawn.set(id, availableGrams);
  return availableGrams;
}
