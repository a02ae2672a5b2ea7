import type {
  AllocationAnswer,
  MatchingRunAnswer,
  MatchingRunDetailAnswer,
  Page,
  RecordAnswer,
} from './answers';
import { Play, type PlayOptions } from './play';
import { verifyRound } from './verify-steps';
import { PlayError } from './voice';

const WAIT_MS_MAX = 900_000;

/**
 * The whole country for one round: what 5,300 communes offer and ask for stands in the database already. The
 * liaison closes the cycle, the solver shares the harvest, and the round is checked by its record. Answers
 * how many conditions held; throws at the first that does not.
 */
export async function playNationalRound(options: PlayOptions): Promise<void> {
  const play = new Play(options);
  const { villages } = play.network;
  const families = villages.reduce((sum, it) => sum + it.families, 0);
  play.say(play.texts.begins(play.network.scenario, villages.length, families));
  const cycleId = await openCycleId(play);
  await play.as(play.network.liaison).post(`/v1/cycles/${cycleId}/close`);
  play.say(play.texts.matching);
  const run = await watched(play, cycleId);
  reportOf(play, run);
  const record = await verifyRound(play, play.as(play.network.liaison), run.id);
  const conditions = await assertBookedAsCertified(play, cycleId, record);
  play.say(play.texts.holds(conditions));
}

async function openCycleId(play: Play): Promise<string> {
  const voice = play.as(play.network.liaison);
  const { items } = await voice.get<Page<{ id: string; name: string; state: string }>>(
    '/v1/cycles?state=open&limit=200',
  );
  const cycle = items.find((it) => it.name.endsWith(play.network.scenario));
  if (!cycle) throw new PlayError('no cycle of the whole country is open: load it anew');
  return cycle.id;
}

/** Looks how far the round has come, and says so when there is something new to say. */
async function watched(play: Play, cycleId: string): Promise<MatchingRunDetailAnswer> {
  const voice = play.as(play.network.liaison);
  const begun = performance.now();
  let said = '';
  while (performance.now() - begun < WAIT_MS_MAX) {
    const path = `/v1/cycles/${cycleId}/matching-runs`;
    const [run] = (await voice.get<Page<MatchingRunAnswer>>(path)).items;
    if (run) {
      const detail = await voice.get<MatchingRunDetailAnswer>(`/v1/matching-runs/${run.id}`);
      if (detail.state === 'planned') return detail;
      if (detail.state === 'failed')
        throw new PlayError(`matching failed: ${detail.failure ?? ''}`);
      const line = detail.solving ? play.texts.solving(detail.solving) : '';
      if (line !== said) play.say(line);
      said = line;
    }
    await play.caller.breathe();
  }
  throw new PlayError(play.texts.gaveUp('matching', WAIT_MS_MAX / 1_000));
}

function reportOf(play: Play, run: MatchingRunDetailAnswer): void {
  const { texts, say } = play;
  const { totals } = run;
  if (!totals || !run.isCertified) throw new PlayError('a round was booked without a certificate');
  say(texts.matched(totals.placedGrams, totals.availableGrams, totals.allocations));
  say(texts.covered(totals.linesFilled, totals.linesInPart, totals.linesWithNothing));
  say(texts.carried(Math.round(totals.kilogramKilometres / 1_000)));
}

/** What people are asked to accept is what the certificate speaks of, allocation by allocation. */
async function assertBookedAsCertified(
  play: Play,
  cycleId: string,
  { answer }: RecordAnswer,
): Promise<number> {
  const voice = play.as(play.network.comptroller);
  const booked = await play.all<AllocationAnswer>(voice, `/v1/allocations?cycleId=${cycleId}`);
  const keyOf = (lotId: string, lineId: string): string => `${lotId} ${lineId}`;
  const grams = new Map(booked.map((it) => [keyOf(it.lotId, it.orderLineId), it.grams]));
  for (const { lotId, lineId, grams: certified } of answer.allocations) {
    const found = grams.get(keyOf(lotId, lineId));
    if (found !== certified)
      throw new PlayError(`lot ${lotId}, line ${lineId}: booked ${found}, certified ${certified}`);
  }
  if (booked.length !== answer.allocations.length)
    throw new PlayError(`${booked.length} booked, ${answer.allocations.length} certified`);
  return booked.length + 1;
}
