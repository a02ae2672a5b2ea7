import { personOf } from '../scenarios/network';
import { accountOf, outcomesOf } from './account';
import type { AllocationAnswer, LotAnswer, LotExplanationAnswer } from './answers';
import { auditOf } from './audit';
import { allocationsOf } from './matching-steps';
import type { Play } from './play';
import { runOf } from './run-steps';
import { sumOf } from './told';
import { PlayError } from './voice';

/** Conditions and what became of them; all are looked at before the play fails. */
class Checks {
  readonly faults: string[] = [];
  count = 0;

  same(what: string, found: number, expected: number): void {
    this.count += 1;
    if (found !== expected) this.faults.push(`${what}: ${found}, not ${expected}`);
  }

  holds(what: string, isTrue: boolean): void {
    this.count += 1;
    if (!isTrue) this.faults.push(what);
  }
}

/**
 * Every invariant that can be seen from outside, and every promise that an answer of success made: each
 * gram is where somebody was told that it is.
 */
export async function assertAllHolds(play: Play): Promise<void> {
  const checks = new Checks();
  const allocations = await allocationsOf(play);
  await checkLots(play, checks, allocations);
  await checkLines(play, checks, allocations);
  await checkShipments(play, checks);
  checkReceptions(play, checks, allocations);
  await checkAccount(play, checks);
  checkPlans(play, checks);
  const audit = await auditOf(play);
  checks.count += audit.checks;
  checks.faults.push(...audit.faults);
  if (checks.faults.length === 0) {
    play.say(play.texts.holds(checks.count));
    return;
  }
  throw new PlayError([play.texts.broken(checks.faults.length), ...checks.faults].join('\n  '));
}

/** Mass balance of each lot, nothing promised twice, a reason for what found no taker. */
async function checkLots(
  play: Play,
  checks: Checks,
  allocations: readonly AllocationAnswer[],
): Promise<void> {
  for (const { id, harvest } of play.lots) {
    const voice = play.as(personOf(harvest.village, 'producer_spokesperson'));
    const lot = await voice.get<LotAnswer>(`/v1/lots/${id}`);
    const buckets =
      lot.availableGrams +
      lot.reservedGrams +
      lot.loadedGrams +
      lot.deliveredGrams +
      lot.lostGrams +
      lot.withdrawnGrams +
      lot.expiredGrams;
    checks.same(`${lot.code}: buckets`, buckets, lot.listedGrams);
    checks.same(`${lot.code}: weighed`, lot.weighedGrams ?? 0, play.told.weighed.get(id) ?? 0);
    checks.same(`${lot.code}: withdrawn`, lot.withdrawnGrams, play.told.withdrawn.get(id) ?? 0);
    checks.same(`${lot.code}: left over`, lot.availableGrams + lot.reservedGrams, 0);
    const given = sum(allocations.filter((it) => it.lotId === id && isAlive(it)));
    // Scales on the road may have corrected the lot downwards since.
    const had = Math.max(lot.weighedGrams ?? 0, lot.listedGrams);
    checks.holds(`${lot.code}: allocated above what was weighed`, given <= had);
    const path = `/v1/lots/${id}/explanation`;
    const { rounds } = await voice.get<LotExplanationAnswer>(path);
    checks.holds(`${lot.code}: no matching run speaks of it`, rounds.length > 0);
    const isExplained = rounds.every((it) => it.unplacedGrams === 0 || it.text !== '');
    checks.holds(`${lot.code}: unplaced without a reason`, isExplained);
  }
}

/** No line above its maximum, and a reason wherever one has less than it asked for. */
async function checkLines(
  play: Play,
  checks: Checks,
  allocations: readonly AllocationAnswer[],
): Promise<void> {
  const outcomes = await outcomesOf(play);
  checks.same('communes with an outcome', outcomes.length, play.network.needs.length);
  for (const line of outcomes.flatMap((it) => it.lines)) {
    const given = sum(
      allocations.filter((it) => it.orderLineId === line.orderLineId && isAlive(it)),
    );
    checks.same(`line ${line.productName}: given`, line.givenGrams, given);
    const isExplained = line.givenGrams >= line.askedGrams || (line.text ?? '') !== '';
    checks.holds(`line ${line.productName}: short without a reason`, isExplained);
  }
}

/** What the drivers were told was booked is on the runs, gram by gram. */
async function checkShipments(play: Play, checks: Checks): Promise<void> {
  for (const id of play.runIds) {
    const run = await runOf(play, id);
    checks.holds(
      `${run.code}: ${run.state}`,
      ['closed', 'reconciled', 'cancelled'].includes(run.state),
    );
    for (const shipment of run.shipments) {
      const name = `${run.code} shipment`;
      const loaded = play.told.loaded.get(shipment.id) ?? 0;
      const delivered = play.told.delivered.get(shipment.id) ?? 0;
      checks.same(`${name}: loaded`, shipment.loadedGrams ?? 0, loaded);
      checks.same(`${name}: delivered`, shipment.deliveredGrams ?? 0, delivered);
    }
  }
}

function checkReceptions(
  play: Play,
  checks: Checks,
  allocations: readonly AllocationAnswer[],
): void {
  for (const { id, code, receivedGrams, deliveredGrams } of allocations) {
    checks.same(`${code}: received`, receivedGrams ?? 0, play.told.received.get(id) ?? 0);
    const isWeighed = deliveredGrams === 0 || play.told.received.has(id);
    checks.holds(`${code}: delivered and never received`, isWeighed);
  }
}

/** The account of the cycle says the same as all the answers before it. */
async function checkAccount(play: Play, checks: Checks): Promise<void> {
  const { totals, road } = await accountOf(play);
  const { told } = play;
  const driven = play.runIds.length === 0 ? 0 : road.runs;
  checks.holds('runs without metres', driven === 0 || road.vehicleMetres > 0);
  checks.same('account: received', totals.receivedGrams, sumOf(told.received));
  checks.same('account: delivered', totals.deliveredGrams, sumOf(told.delivered));
  checks.same('account: on the road', totals.onTheRoadGrams, 0);
  checks.same('account: awaiting reception', totals.awaitingReceptionGrams, 0);
  checks.same('account: lost on the road', totals.lost.transport, told.lost.transport);
  checks.same('account: lost at the hand-out', totals.lost.distribution, told.lost.distribution);
  if (play.hasLeftOver) return;
  checks.same('account: weighed', totals.weighedGrams, sumOf(told.weighed));
  checks.same('account: rescued', totals.rescuedGrams, sumOf(told.rescued));
  checks.same('account: withdrawn', totals.withdrawnGrams, sumOf(told.withdrawn));
  checks.same('account: lost at collection', totals.lost.collection, told.lost.collection);
}

/** Every plan of runs keeps every rule, as a checker says that knows nothing of the planner. */
function checkPlans(play: Play, checks: Checks): void {
  checks.holds('a plan of runs was checked', play.plansChecked.length > 0);
  for (const faults of play.plansChecked) {
    checks.count += 1;
    checks.faults.push(...faults);
  }
}

function isAlive({ state }: AllocationAnswer): boolean {
  return state !== 'declined' && state !== 'released';
}

function sum(allocations: readonly AllocationAnswer[]): number {
  return allocations.reduce((total, it) => total + it.grams, 0);
}
