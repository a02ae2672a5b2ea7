import { personOf, type Village } from '../scenarios/network';
import type { AllocationAnswer, MatchingRunAnswer, Page, RescueAnswer } from './answers';
import { submission } from './order-steps';
import type { Play } from './play';
import { verifyRound } from './verify-steps';
import { PlayError } from './voice';

type RunKind = MatchingRunAnswer['kind'];

/** The liaison closes the cycle; what comes later is refused. */
export async function closeCycle(play: Play): Promise<void> {
  await play.as(play.network.liaison).post(`/v1/cycles/${play.cycleId}/close`);
  const [late] = play.network.needs;
  if (!late) return;
  const voice = play.as(personOf(late.village, 'food_spokesperson'));
  const path = `/v1/order-submissions/${play.id('late-submission')}`;
  const code = await voice.refused('PUT', path, submission(play, late, late.wishes));
  play.say(play.texts.closed(code));
}

/** Waits for the worker, and asks it to think the same again: the answer must not change by a byte. */
export async function awaitMatching(play: Play): Promise<void> {
  play.say(play.texts.matching);
  const run = await plannedRun(play, 'cycle');
  const allocations = await allocationsOf(play);
  play.say(play.texts.matched(run.placedGrams ?? 0, run.availableGrams ?? 0, allocations.length));
  const replay = await play
    .as(play.network.liaison)
    .post<{ identical: boolean }>(`/v1/matching-runs/${run.id}/replay`);
  if (!replay.identical) throw new PlayError('replaying the matching run gave another answer');
  play.say(play.texts.replayed);
  await verifyRound(play, play.as(play.network.liaison), run.id);
}

/** Two say no; all others say yes; what was declined is offered again, and answered, too. */
export async function answerAllocations(play: Play): Promise<void> {
  const declined = await declineSome(play);
  play.say(play.texts.accepted(await acceptAll(play)));
  if (declined > 0) {
    const run = await plannedRun(play, 'follow_up');
    play.say(play.texts.followUp(run.placedGrams ?? 0, run.availableGrams ?? 0));
    play.say(play.texts.accepted(await acceptAll(play)));
  }
  await play.until('the end of matching', async () => {
    const runs = await runsOf(play);
    return runs.every((it) => it.settledAt !== null) ? runs : null;
  });
}

/**
 * All allocations of the cycle as the network's comptroller sees them. In the order of lots, customers and
 * grams, not of ids that the server has drawn: the same story makes the same choices everywhere.
 */
export async function allocationsOf(play: Play): Promise<AllocationAnswer[]> {
  const voice = play.as(play.network.comptroller);
  const path = `/v1/allocations?cycleId=${play.cycleId}`;
  const keyed = (await play.all<AllocationAnswer>(voice, path)).map((it) => ({
    it,
    key: `${it.lotId} ${it.customerCommuneId} ${String(it.grams).padStart(12, '0')}`,
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ it }) => it);
}

/** What nobody took is given to a school and a canteen, half of it each time. */
export async function rescue(play: Play): Promise<void> {
  const voice = play.as(play.network.comptroller);
  const path = `/v1/rescue-listings?cycleId=${play.cycleId}&state=open`;
  const listings = await play.all<RescueAnswer>(voice, path);
  const listed = listings.reduce((sum, it) => sum + it.freeGrams, 0);
  play.say(play.texts.rescueListed(listings.length, listed));
  let given = 0;
  const largest = [...listings].sort((a, b) => b.freeGrams - a.freeGrams || (a.id < b.id ? -1 : 1));
  for (const [index, listing] of largest.slice(0, 2).entries()) {
    const grams = Math.ceil(listing.freeGrams / 2);
    if (grams === 0) continue;
    const producer = personOf(play.villageOf(listing.communeId), 'producer_spokesperson');
    await play.as(producer).post(`/v1/rescue-listings/${listing.id}/take`, {
      id: play.id('rescue'),
      grams,
      takenBy: play.texts.rescueTakers[index] ?? '',
      note: play.texts.rescueNote,
    });
    play.told.rescued.set(listing.lotId, (play.told.rescued.get(listing.lotId) ?? 0) + grams);
    given += grams;
  }
  if (given > 0) play.say(play.texts.rescued(given));
}

async function plannedRun(play: Play, kind: RunKind): Promise<MatchingRunAnswer> {
  return play.until(`matching (${kind})`, async () => {
    const run = (await runsOf(play)).find((it) => it.kind === kind);
    if (run?.state === 'failed') throw new PlayError(`matching failed: ${run.failure ?? ''}`);
    return run?.state === 'planned' ? run : null;
  });
}

async function runsOf(play: Play): Promise<readonly MatchingRunAnswer[]> {
  const path = `/v1/cycles/${play.cycleId}/matching-runs`;
  return (await play.as(play.network.liaison).get<Page<MatchingRunAnswer>>(path)).items;
}

/** One customer and one supplier decline their smallest portion; small so that the story goes on. */
async function declineSome(play: Play): Promise<number> {
  const proposed = (await allocationsOf(play))
    .filter((it) => it.state === 'proposed')
    .sort((a, b) => a.grams - b.grams);
  const [asCustomer, asSupplier] = proposed;
  if (!asCustomer || !asSupplier || proposed.length < 4) return 0;
  const customer = play.villageOf(asCustomer.customerCommuneId);
  const supplier = play.villageOf(asSupplier.supplierCommuneId);
  await decline(play, asCustomer, { village: customer, as: 'customer' });
  await decline(play, asSupplier, { village: supplier, as: 'supplier' });
  return 2;
}

async function decline(
  play: Play,
  allocation: AllocationAnswer,
  { village, as }: { village: Village; as: 'supplier' | 'customer' },
): Promise<void> {
  const role = as === 'supplier' ? 'producer_spokesperson' : 'food_spokesperson';
  const reason = play.texts.declineReasons[as === 'supplier' ? 1 : 0] ?? '';
  const path = `/v1/allocations/${allocation.id}/decline`;
  await play.as(personOf(village, role)).post(path, { as, reason });
  play.say(play.texts.declined(village.commune.name, allocation.productName, allocation.grams));
}

async function acceptAll(play: Play): Promise<number> {
  let accepted = 0;
  for (const village of play.network.villages) {
    for (const role of ['producer_spokesperson', 'food_spokesperson'] as const) {
      const person = village.people.get(role);
      if (!person) continue;
      const answer = await play
        .as(person)
        .post<{ accepted: number }>(`/v1/cycles/${play.cycleId}/allocations/accept`, {
          communeId: village.commune.id,
        });
      accepted += answer.accepted;
    }
  }
  return accepted;
}
