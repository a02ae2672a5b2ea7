import { addDays } from '#core/kernel';
import { checkPlan, type RoutingPlan, type RoutingProblem } from '#core/routing';
import { personOf } from '../scenarios/network';
import type {
  FuelQuotaAnswer,
  PlanRankingAnswer,
  RunDetailAnswer,
  RunPlanAnswer,
  StopAnswer,
} from './answers';
import type { Play } from './play';
import { PlayError, type Voice } from './voice';

/** So many of the goods that stay behind are named, the weightiest first. */
const LEFT_BEHIND_SAID = 10;

/** The coordinator has this cycle's litres, then asks for runs and waits for the proposal. */
export async function planRuns(play: Play): Promise<void> {
  const { carrier } = play;
  const voice = coordinatorOf(play);
  await grantFuel(play);
  play.say(play.texts.planning(carrier.vehicles.length));
  const path = `/v1/run-plans/${play.id('run-plan')}`;
  await voice.put(path, {
    communeId: carrier.commune.id,
    cycleId: play.cycleId,
    dayOn: play.day,
    vehicleIds: carrier.vehicles.map((it) => it.id),
    seed: play.network.seed % 2_147_483_647,
    // Where fuel is short, it is to serve as much as it can.
    objective: isFuelShort(play) ? 'fuel' : 'vehicles',
    seeds: 2,
  });
  const plan = await play.until('run planning', async () => {
    const answer = await voice.get<RunPlanAnswer>(path);
    if (answer.state === 'queued') return null;
    if (answer.state !== 'planned') throw new PlayError(`planning failed: ${answer.failure ?? ''}`);
    return answer;
  });
  const runs = await Promise.all(plan.runIds.map((id) => runOf(play, id)));
  runs.sort((a, b) => (a.vehicleId < b.vehicleId ? -1 : 1));
  play.runIds.push(...runs.map((run) => run.id));
  const grams = runs.reduce((sum, run) => sum + run.plannedGrams, 0);
  play.say(play.texts.planned(plan.runIds.length, grams));
  sayUnserved(play, plan);
  await checkPlanned(play, path);
  if (isFuelShort(play)) await sayRanking(play, path);
}

function isFuelShort(play: Play): boolean {
  return play.network.scenario === 'fuel-collapse';
}

/** Nobody needs to trust the planner: question and answer are public to those who move food, and so is the checker. */
async function checkPlanned(play: Play, path: string): Promise<void> {
  const voice = coordinatorOf(play);
  const problem = await voice.get<RoutingProblem>(`${path}/question.json`);
  const answer = await voice.get<RoutingPlan>(`${path}/answer.json`);
  play.plansChecked.push(
    checkPlan(problem, answer).map((it) => `run plan: ${it.code}, ${it.detail}`),
  );
}

/** Which runs go first when fuel is short, and what stays behind and why. */
async function sayRanking(play: Play, path: string): Promise<void> {
  const { runs, leftBehind } = await coordinatorOf(play).get<PlanRankingAnswer>(`${path}/ranking`);
  const { texts } = play;
  play.say(texts.ranking);
  for (const run of runs) play.say(texts.ranked(run));
  const grams = leftBehind.reduce((sum, it) => sum + it.grams, 0);
  if (leftBehind.length > 0) play.say(texts.leftBehind(leftBehind.length, grams));
  for (const goods of leftBehind.slice(0, LEFT_BEHIND_SAID)) {
    const name = texts.lang === 'es' ? goods.goodsEs : goods.goodsEn;
    play.say(texts.leftBehindGoods(goods.priority, goods.grams, `${name}. ${textOf(play, goods)}`));
    const [nearest] = goods.changes;
    if (nearest) play.say(texts.nearestChange(textOf(play, nearest)));
  }
}

/** In the first run with room for it, two neighbouring stops change places by hand; its first stop is locked. */
export async function arrangeByHand(play: Play): Promise<void> {
  const voice = coordinatorOf(play);
  for (const id of play.runIds) {
    const run = await runOf(play, id);
    const middle = middleOf(run);
    const at = swappableAt(middle);
    const [first] = middle;
    if (!first) continue;
    if (at < 0) {
      await voice.post(`/v1/runs/${id}/stops/${first.id}/lock`);
      play.say(play.texts.locked(run.code));
      return;
    }
    const ids = middle.map((stop) => stop.id);
    const swapped = [...ids.slice(0, at), ids[at + 1], ids[at], ...ids.slice(at + 2)];
    const after = await reorder(voice, run, swapped);
    const isHard = after.conflicts.some((it) => it.isHard);
    if (isHard) await reorder(voice, after, ids);
    const firstNow = middleOf(await runOf(play, id))[0] ?? first;
    await voice.post(`/v1/runs/${id}/stops/${firstNow.id}/lock`);
    play.say(isHard ? play.texts.movedBack(run.code) : play.texts.moved(run.code));
    return;
  }
}

/** Every run gets its driver and is published; the gate asks for papers and fuel. Who has no fuel stays. */
export async function sendOff(play: Play): Promise<string[]> {
  const voice = coordinatorOf(play);
  const leaving: string[] = [];
  for (const id of play.runIds) {
    const run = await runOf(play, id);
    const driver = driverOf(play, run);
    await voice.edit('PATCH', `/v1/runs/${id}`, { version: run.version, driverId: driver.id });
    await voice.post(`/v1/runs/${id}/publish`);
    play.say(play.texts.published(run.code, run.vehicleName, driver.person.name));
    if (await passGate(play, run)) leaving.push(id);
  }
  return leaving;
}

export function coordinatorOf(play: Play): Voice {
  return play.as(personOf(play.carrier, 'transport_coordinator'));
}

export async function runOf(play: Play, id: string): Promise<RunDetailAnswer> {
  return coordinatorOf(play).get<RunDetailAnswer>(`/v1/runs/${id}`);
}

/** Vehicles and drivers of a scenario come in pairs. */
export function driverOf(play: Play, run: { readonly vehicleId: string }) {
  const index = play.carrier.vehicles.findIndex((it) => it.id === run.vehicleId);
  const driver = play.carrier.drivers[index];
  if (!driver) throw new PlayError(`vehicle ${run.vehicleId} has no driver`);
  return driver;
}

/** Brings the quotas up to what the scenario gives for one cycle: earlier plays have burnt theirs. */
async function grantFuel(play: Play): Promise<void> {
  const voice = coordinatorOf(play);
  const communeId = play.carrier.commune.id;
  const quotas = await play.all<FuelQuotaAnswer>(voice, `/v1/fuel-quotas?communeId=${communeId}`);
  for (const fuel of ['diesel', 'petrol'] as const) {
    const left = quotas
      .filter((it) => it.fuel === fuel && it.validFrom <= play.day && it.validTo >= play.day)
      .reduce((sum, it) => sum + it.leftMl, 0);
    const grantedMl = play.network.fuel[fuel] - left;
    if (grantedMl <= 0) continue;
    await voice.put(`/v1/fuel-quotas/${play.id('fuel-quota')}`, {
      communeId,
      fuel,
      validFrom: play.today,
      validTo: addDays(play.day, 2),
      grantedMl,
      source: 'Demo',
    });
  }
}

/** What is wrong with the papers may be overridden with a reason; without fuel nobody leaves. */
async function passGate(play: Play, { id, code }: RunDetailAnswer): Promise<boolean> {
  const voice = coordinatorOf(play);
  const asked = await voice.post<RunDetailAnswer>(`/v1/runs/${id}/clear`);
  if (asked.gate?.isCleared) return true;
  const unmet = (asked.gate?.checks ?? []).filter((check) => !check.isMet);
  const text = unmet.map((check) => textOf(play, check)).join(' ');
  if (unmet.some((check) => check.code === 'fuel')) {
    play.say(play.texts.gateClosed(code, text));
    await voice.post(`/v1/runs/${id}/cancel`, { reason: play.texts.noFuel });
    return false;
  }
  const override = { reason: play.texts.overrideReason };
  const again = await voice.post<RunDetailAnswer>(`/v1/runs/${id}/clear`, { override });
  if (!again.gate?.isCleared) throw new PlayError(`${code} did not pass the gate: ${text}`);
  play.say(play.texts.override(code, text));
  return true;
}

async function reorder(
  voice: Voice,
  { id, version }: RunDetailAnswer,
  stopIds: readonly (string | undefined)[],
): Promise<RunDetailAnswer> {
  return voice.edit('PUT', `/v1/runs/${id}/stop-order`, { version, stopIds });
}

/** The place of the first of two neighbouring stops of one kind; −1 when there is none. */
function swappableAt(stops: readonly StopAnswer[]): number {
  return stops.findIndex((stop, index) => stop.kind === stops[index + 1]?.kind);
}

function middleOf(run: RunDetailAnswer): StopAnswer[] {
  return run.stops
    .filter((stop) => stop.kind === 'pick_up' || stop.kind === 'delivery')
    .sort((a, b) => a.position - b.position);
}

function sayUnserved(play: Play, plan: RunPlanAnswer): void {
  const byText = new Map<string, number>();
  for (const goods of plan.unserved) {
    const text = textOf(play, goods);
    byText.set(text, (byText.get(text) ?? 0) + goods.grams);
  }
  for (const [text, grams] of [...byText].slice(0, 5)) play.say(play.texts.unserved(grams, text));
}

/** The sentence of the play's own language. */
export function textOf(
  play: Play,
  said: { readonly textEs: string; readonly textEn: string },
): string {
  return play.texts.lang === 'es' ? said.textEs : said.textEn;
}
