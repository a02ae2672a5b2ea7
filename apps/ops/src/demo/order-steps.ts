import { momentAt } from '#core/kernel';
import { CURRENCY, type Need, personOf, type Wish } from '../scenarios/network';
import type { SubmissionAnswer, SuggestionAnswer } from './answers';
import type { Play } from './play';
import { PlayError } from './voice';

/** 23:59, so that nobody closes the cycle but the liaison. */
const CLOSES_MINUTE = 1439;
/** Beyond what a line may hold. */
const ABSURD_GRAMS = 200_000_000_000;
const LARGE_TIMES = 30;

/** The liaison convenes a cycle for the communes of the scenario. */
export async function openCycle(play: Play): Promise<void> {
  const { liaison, villages, scenario } = play.network;
  const handsOutOn = play.dayAfter(2);
  await play.as(liaison).put(`/v1/cycles/${play.cycleId}`, {
    name: `${scenario} ${play.day}`,
    opensOn: play.today,
    closesOn: play.day,
    closesMinute: CLOSES_MINUTE,
    movesOn: play.day,
    handsOutOn,
    settlesOn: play.dayAfter(9),
    participantCommuneIds: villages.map((it) => it.commune.id),
  });
  if (momentAt(play.day, CLOSES_MINUTE) <= play.caller.now()) throw new PlayError('too late today');
  play.say(play.texts.cycle(play.day, handsOutOn));
}

/** Every council is counted anew; from then on suggestions and orders know how many eat. */
export async function countNeeds(play: Play): Promise<void> {
  let councils = 0;
  let families = 0;
  for (const { village } of play.network.needs) {
    for (const council of village.councils) {
      await play
        .as(personOf(village, 'food_spokesperson'))
        .put(`/v1/need-censuses/${play.id('census')}`, {
          communeId: village.commune.id,
          councilId: council.id,
          families: council.families,
          takenOn: play.today,
        });
      councils += 1;
      families += council.families;
    }
  }
  play.say(play.texts.census(councils, families));
}

/** The communes order. The first one in two messages, one of them sent twice; the last one asks for far too much. */
export async function placeOrders(play: Play): Promise<void> {
  const { needs } = play.network;
  for (const [index, need] of needs.entries()) {
    const suggestion = await suggestionFor(play, need);
    if (index === 0) await orderInTwo(play, need);
    else if (index === needs.length - 1) await orderTooMuch(play, need);
    else await submit(play, need, need.wishes);
    const wanted = need.wishes.reduce((sum, wish) => sum + wish.wantedGrams, 0);
    play.say(play.texts.ordered(need.village.commune.name, need.wishes.length, wanted));
    if (suggestion.families !== need.village.families) {
      throw new PlayError(`the suggestion counts ${suggestion.families} families`);
    }
  }
}

async function suggestionFor(play: Play, { village }: Need): Promise<SuggestionAnswer> {
  const { id } = village.commune;
  return play
    .as(personOf(village, 'food_spokesperson'))
    .get(`/v1/orders/suggestion?communeId=${id}&cycleId=${play.cycleId}`);
}

async function orderInTwo(play: Play, need: Need): Promise<void> {
  const half = Math.ceil(need.wishes.length / 2);
  await submit(play, need, need.wishes.slice(0, half));
  const merged = await submit(play, need, need.wishes.slice(half), { isSentTwice: true });
  play.say(play.texts.merged(need.village.commune.name, merged.text));
}

async function orderTooMuch(play: Play, need: Need): Promise<void> {
  const { name } = need.village.commune;
  const [first, ...others] = need.wishes;
  if (!first) return;
  const absurd = { ...first, wantedGrams: ABSURD_GRAMS, maxGrams: ABSURD_GRAMS };
  const voice = play.as(personOf(need.village, 'food_spokesperson'));
  const path = `/v1/order-submissions/${play.id('absurd-submission')}`;
  const code = await voice.refused('PUT', path, submission(play, need, [absurd]));
  play.say(play.texts.tooLarge(name, code));

  const wantedGrams = first.wantedGrams * LARGE_TIMES;
  const large = { ...first, wantedGrams, maxGrams: wantedGrams };
  await submit(play, need, [large, ...others]);
  play.say(play.texts.large(name, first.productCode, wantedGrams));
}

async function submit(
  play: Play,
  need: Need,
  wishes: readonly Wish[],
  { isSentTwice = false } = {},
): Promise<SubmissionAnswer> {
  const path = `/v1/order-submissions/${play.id('submission')}`;
  const voice = play.as(personOf(need.village, 'food_spokesperson'));
  const body = submission(play, need, wishes);
  const answer = await voice.put<SubmissionAnswer>(path, body);
  if (!isSentTwice) return answer;
  const again = await voice.put<SubmissionAnswer>(path, body);
  const wanted = (it: SubmissionAnswer): number =>
    it.order.lines.reduce((sum, line) => sum + line.wantedGrams, 0);
  if (wanted(again) !== wanted(answer)) throw new PlayError('an order sent twice counted twice');
  return answer;
}

export function submission(play: Play, need: Need, wishes: readonly Wish[]): object {
  return {
    communeId: need.village.commune.id,
    cycleId: play.cycleId,
    distributionPointId: need.village.point.id,
    windowFromOn: play.day,
    windowToOn: play.dayAfter(3),
    lines: wishes.map(({ productCode: _, ...wish }) => ({
      ...wish,
      currency: wish.ceilingMinorPerKg === null ? null : CURRENCY,
    })),
  };
}
