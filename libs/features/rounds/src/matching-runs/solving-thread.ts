import {
  certifyHarvest,
  explainLine,
  explainLot,
  type GroupPart,
  type GroupToShare,
  groupsOf,
  type LineExplanation,
  type LotExplanation,
  type MatchingAnswer,
  type MatchingQuestion,
  networkOfProduct,
  type RoundSlopes,
  RULES_VERSION,
  shareGroup,
  shareHarvest,
} from '#core/matching';
import { canonicalJson, sha256 } from '../canonical-json';
import type { GroupProgress } from './run-progress';
import type { ThoughtAgain } from './replay-in-thread';

/**
 * What a solving thread can do; called by name from `solve-question`. A thread reads a question once and keeps it
 * for all its groups. Where nothing is compiled (in tests) several runs share one thread: hence the hash.
 */
const QUESTIONS = new Map<string, MatchingQuestion>();

/** Reads the question and answers its groups, those with most work first. */
export function open(questionHash: string, text: string): GroupToShare[] {
  return groupsOf(keep(questionHash, text));
}

/** Reads the question. */
export function join(questionHash: string, text: string): void {
  keep(questionHash, text);
}

/** Shares one group of products of a question that was read before. */
export function share(
  questionHash: string,
  key: string,
  slopes: RoundSlopes | null,
  tell: (news: GroupProgress) => void,
): GroupPart {
  const question = QUESTIONS.get(questionHash);
  if (!question) throw new Error('the thread has not read this question');
  const progress = (productId: string, stage: string): void => {
    tell({ productId, stage });
  };
  return shareGroup(question, key, { progress, slopes });
}

export function leave(questionHash: string): void {
  QUESTIONS.delete(questionHash);
}

function keep(questionHash: string, text: string): MatchingQuestion {
  const question = QUESTIONS.get(questionHash) ?? (JSON.parse(text) as MatchingQuestion);
  QUESTIONS.set(questionHash, question);
  return question;
}

/** What the verifier says of an answer. */
export interface Verdict {
  readonly violation: { readonly code: string; readonly place: string } | null;
  readonly verifierVersion: string;
  readonly checks: readonly { readonly name: string; readonly count: number }[];
}

/** Reads question and answer as they are stored and checks them against each other. */
export function certify(questionText: string, answerText: string): Verdict {
  const question = JSON.parse(questionText) as MatchingQuestion;
  const answer = JSON.parse(answerText) as MatchingAnswer;
  const violation = certifyHarvest(question, answer);
  return {
    violation,
    verifierVersion: `certifyHarvest ${RULES_VERSION}`,
    checks: checksOf(answer),
  };
}

/** What was proved, and of how many. */
function checksOf({ groups, allocations, lots, lines }: MatchingAnswer): Verdict['checks'] {
  const sum = (count: (group: MatchingAnswer['groups'][number]) => number): number =>
    groups.reduce((total, group) => total + count(group), 0);
  return [
    { name: 'markets.recorded', count: groups.length },
    { name: 'lots.nothing_lost', count: sum((it) => it.lotIds.length) },
    { name: 'lines.fairly_covered', count: sum((it) => it.lineIds.length) },
    { name: 'segments.cannot_trade', count: sum((it) => it.segments.length) },
    { name: 'flows.least_transport', count: sum((it) => it.flows.units.length) },
    { name: 'allocations.obey_the_rules', count: allocations.length },
    { name: 'outcomes.add_up', count: lots.length + lines.length },
  ];
}

/** Shares a question again, as a whole, and compares with what was answered. */
export function again(questionText: string, answerText: string): ThoughtAgain {
  const answer = canonicalJson(shareHarvest(JSON.parse(questionText) as MatchingQuestion));
  return {
    questionHash: sha256(questionText),
    answerHash: sha256(answer),
    isSame: answer === answerText,
  };
}

/** The network file of one product of a question as JSON; null when it has none, 'too_large' for too many pairs. */
export function network(questionText: string, productId: string): string | null {
  const found = networkOfProduct(JSON.parse(questionText) as MatchingQuestion, productId);
  if (found === 'nothing') return null;
  return found === 'too_large' ? found : JSON.stringify(found);
}

interface ReadRun {
  readonly runId: string;
  readonly question: MatchingQuestion;
  readonly answer: MatchingAnswer;
}

/** The run whose papers were read last. */
let lastRead: ReadRun | null = null;

/** Reads the papers of a run, so that it can be asked about its lines and lots. */
export function read(runId: string, questionText: string, answerText: string): void {
  const question = JSON.parse(questionText) as MatchingQuestion;
  lastRead = { runId, question, answer: JSON.parse(answerText) as MatchingAnswer };
}

export function lineOf(runId: string, lineId: string): LineExplanation | null {
  const { question, answer } = readRun(runId);
  return explainLine(question, answer, lineId);
}

export function lotOf(runId: string, lotId: string): LotExplanation | null {
  const { question, answer } = readRun(runId);
  return explainLot(question, answer, lotId);
}

function readRun(runId: string): ReadRun {
  if (lastRead?.runId !== runId) throw new Error('the thread has read another run');
  return lastRead;
}
