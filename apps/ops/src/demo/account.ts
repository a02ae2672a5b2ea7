import type { AccountAnswer, FiguresAnswer, OutcomeAnswer } from './answers';
import type { Play } from './play';
import { runOf } from './run-steps';

const REASONS_SHOWN_MAX = 6;

/** Prints the account of the cycle as the network's comptroller reads it. */
export async function printAccount(play: Play): Promise<void> {
  const account = await accountOf(play);
  const { texts, say } = play;
  say('');
  say(texts.account);
  printStages(play, account.totals);
  if (account.unplaced.length > 0) {
    say(texts.reasonsOfLots);
    for (const { text, grams } of account.unplaced.slice(0, REASONS_SHOWN_MAX)) {
      say(`  ${texts.kg(grams).padStart(14)}  ${text}`);
    }
  }
  const outcomes = await outcomesOf(play);
  printReasons(play, outcomes);
  await printRuns(play);
  printCoverage(play, account, outcomes);
  say(texts.notices(await countNotices(play)));
}

export async function accountOf(play: Play): Promise<AccountAnswer> {
  return play.as(play.network.comptroller).get(`/v1/cycles/${play.cycleId}/account`);
}

export async function outcomesOf(play: Play): Promise<OutcomeAnswer[]> {
  const voice = play.as(play.network.comptroller);
  return play.all<OutcomeAnswer>(voice, `/v1/cycles/${play.cycleId}/outcomes`);
}

function printStages({ texts, say }: Play, totals: FiguresAnswer): void {
  const line = (name: string, grams: number): void => {
    say(`  ${name.padEnd(12)}${texts.kg(grams).padStart(14)}`);
  };
  const { stages, lossStages } = texts;
  line(stages.announced, totals.announcedGrams);
  line(stages.weighed, totals.weighedGrams);
  line(stages.allocated, totals.allocatedGrams);
  line(stages.loaded, totals.loadedGrams);
  line(stages.delivered, totals.deliveredGrams);
  line(stages.received, totals.receivedGrams);
  line(stages.unplaced, totals.unplacedGrams);
  line(stages.rescued, totals.rescuedGrams);
  line(stages.withdrawn, totals.withdrawnGrams);
  line(stages.lost, totals.lostGrams);
  for (const stage of ['field', 'collection', 'transport', 'reception', 'distribution'] as const) {
    if (totals.lost[stage] !== 0) line(`  ${lossStages[stage]}`, totals.lost[stage]);
  }
}

/** The reasons of lines that were given less than they asked for, the commonest first. */
function printReasons({ texts, say }: Play, outcomes: readonly OutcomeAnswer[]): void {
  const byCode = new Map<string, { text: string; lines: number; grams: number }>();
  for (const line of outcomes.flatMap((it) => it.lines)) {
    if (line.givenGrams >= line.askedGrams) continue;
    const code = line.reasonCode ?? '?';
    const known = byCode.get(code) ?? { text: line.text ?? code, lines: 0, grams: 0 };
    known.lines += 1;
    known.grams += line.askedGrams - line.givenGrams;
    byCode.set(code, known);
  }
  if (byCode.size === 0) return;
  say(texts.reasonsOfLines);
  const commonest = [...byCode].sort(([, a], [, b]) => b.grams - a.grams);
  for (const [code, { text, lines, grams }] of commonest.slice(0, REASONS_SHOWN_MAX)) {
    say(`  ${texts.kg(grams).padStart(14)}  ${String(lines).padStart(3)} × ${code}: ${text}`);
  }
}

async function printRuns(play: Play): Promise<void> {
  const { texts, say } = play;
  say(texts.runs);
  for (const id of play.runIds) {
    const run = await runOf(play, id);
    if (run.state === 'cancelled') continue;
    const km = Math.round((run.drivenMetres ?? run.plannedMetres) / 1_000);
    const load = Math.round(run.utilisationPermille / 10);
    const tonneKm = Math.round(run.kilogramMetres / 1_000_000);
    say(texts.runLine(`${run.code}  ${run.vehicleName}`, { km, load, tonneKm }));
  }
}

function printCoverage(
  { texts, say }: Play,
  account: AccountAnswer,
  outcomes: readonly OutcomeAnswer[],
): void {
  say(texts.coverage);
  const asked = new Map(outcomes.map((it) => [it.communeId, it.askedGrams]));
  for (const customer of account.customers) {
    const wanted = asked.get(customer.communeId) ?? 0;
    const percent = wanted === 0 ? 100 : Math.round((customer.receivedGrams * 100) / wanted);
    say(texts.coverageLine(customer.name, customer.receivedGramsPerFamily, percent));
  }
}

/** Of everybody who spoke in this play. */
async function countNotices(play: Play): Promise<number> {
  let count = 0;
  for (const voice of play.spoken) count += (await play.all(voice, '/v1/notices')).length;
  return count;
}
