import { personOf, type Village } from '../scenarios/network';
import type { AllocationAnswer } from './answers';
import { allocationsOf } from './matching-steps';
import type { Play } from './play';
import { sumOf } from './told';

interface Awaited {
  readonly allocationId: string;
  readonly awaitingGrams: number;
}

const SHORT_GRAMS = 1_500;
const CLAIMED_GRAMS = 3_000;
const FALLEN_GRAMS = 1_000;
/** A portion is large enough for a mishap when it is this much. */
const LARGE_GRAMS = 20_000;

/** Every receiving commune puts what came on its own scale; one of them finds less than was delivered. */
export async function receiveAll(play: Play): Promise<void> {
  const allocations = await allocationsOf(play);
  for (const { village } of play.network.needs) {
    const voice = play.as(personOf(village, 'centre_receiver'));
    const path = `/v1/receptions/awaited?communeId=${village.commune.id}&cycleId=${play.cycleId}`;
    const awaited = new Map(
      (await play.all<Awaited>(voice, path)).map((it) => [it.allocationId, it.awaitingGrams]),
    );
    for (const { id: allocationId, packages } of allocations) {
      const awaitingGrams = awaited.get(allocationId);
      if (awaitingGrams === undefined) continue;
      await receive(play, village, { allocationId, awaitingGrams, packages });
    }
  }
  play.say(play.texts.received(play.told.received.size, sumOf(play.told.received)));
}

/** One claim for spoiled food, which the producers accept; and a basket falls at the hand-out. */
export async function claimAndHandOut(play: Play): Promise<void> {
  const large = (await allocationsOf(play)).filter((it) => (it.receivedGrams ?? 0) > LARGE_GRAMS);
  const [claimed, handedOut] = large;
  if (claimed) await claim(play, claimed);
  if (handedOut) await loseAtHandOut(play, handedOut);
}

async function receive(
  play: Play,
  village: Village,
  { allocationId, awaitingGrams, packages }: Awaited & { readonly packages: number },
): Promise<void> {
  const isShort = play.told.lost.reception === 0 && awaitingGrams > LARGE_GRAMS;
  const netGrams = awaitingGrams - (isShort ? SHORT_GRAMS : 0);
  await play
    .as(personOf(village, 'centre_receiver'))
    .put(`/v1/receptions/${play.id('reception')}`, {
      allocationId,
      packages,
      weighing: {
        grossGrams: netGrams + packages * 500,
        tareGrams: packages * 500,
        method: 'scale',
        witness: personOf(village, 'comptroller').name,
      },
      ...(isShort && {
        differenceCause: 'short_weight',
        differenceReason: play.texts.arrivedLess,
      }),
      eventTime: play.caller.now().toISOString(),
    });
  if (isShort) play.told.lost.reception += SHORT_GRAMS;
  play.told.received.set(allocationId, netGrams);
}

async function claim(play: Play, allocation: AllocationAnswer): Promise<void> {
  const customer = play.villageOf(allocation.customerCommuneId);
  const supplier = play.villageOf(allocation.supplierCommuneId);
  const id = play.id('claim');
  await play.as(personOf(customer, 'food_spokesperson')).put(`/v1/claims/${id}`, {
    allocationId: allocation.id,
    kind: 'spoilage',
    grams: CLAIMED_GRAMS,
    note: play.texts.claimNote,
    eventTime: play.caller.now().toISOString(),
  });
  const answer = await play
    .as(personOf(supplier, 'producer_spokesperson'))
    .post<{ readonly stockGrams: number }>(`/v1/claims/${id}/accept`, {
      resolution: play.texts.claimAnswer,
    });
  play.told.claims.push(id);
  play.told.lost.reception += answer.stockGrams;
  play.say(play.texts.claimed(customer.commune.name, CLAIMED_GRAMS));
}

async function loseAtHandOut(play: Play, allocation: AllocationAnswer): Promise<void> {
  const village = play.villageOf(allocation.customerCommuneId);
  await play
    .as(personOf(village, 'food_spokesperson'))
    .put(`/v1/hand-out-losses/${play.id('hand-out-loss')}`, {
      allocationId: allocation.id,
      grams: FALLEN_GRAMS,
      cause: 'damage',
      reason: play.texts.handOutReason,
      eventTime: play.caller.now().toISOString(),
    });
  play.told.lost.distribution += FALLEN_GRAMS;
  play.say(play.texts.handOutLoss(FALLEN_GRAMS));
}
