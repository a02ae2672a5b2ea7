import {
  checkPlan,
  checkTasks,
  checkVroom,
  problemOfTasks,
  readLiLim,
  readSartori,
  readVroom,
  type RoutingPlan,
  type RoutingProblem,
  solutionOfTasks,
  type TaskInstance,
  toRoutingProblem,
  writeVroom,
} from '#core/routing';
import { ArgumentError } from '../arguments';

export const FORMATS = ['vroom', 'lilim', 'sartori', 'cayapa'] as const;
export type FormatName = (typeof FORMATS)[number];

/** A question that was read: what to solve, and how to write down the answer in the question's own words. */
export interface RoutingQuestion {
  readonly problem: RoutingProblem;
  answerOf(plan: RoutingPlan): object;
  /** What the plan costs in the question's own measure, for people. */
  costOf(plan: RoutingPlan): string;
}

/** One way to write problems down. */
export interface RoutingFormat {
  /** Throws when the text is no problem of this format. */
  read(text: string): RoutingQuestion;
  /** What is wrong with an answer, a line each; none when it is right. */
  verify(text: string, answer: unknown): readonly string[];
}

const VROOM: RoutingFormat = {
  read: (text) => {
    const problem = readVroom(JSON.parse(text));
    return {
      problem: toRoutingProblem(problem),
      answerOf: (plan) => writeVroom(problem, plan),
      costOf: (plan) => `a cost of ${figure(writeVroom(problem, plan).summary.cost)}`,
    };
  },
  verify: (text, answer) => {
    const problem: unknown = JSON.parse(text);
    // What cannot be read is a fault of the problem, not of the answer.
    readVroom(problem);
    return checkVroom(problem, answer).map(({ code, place, detail }) =>
      [place, code, detail].filter((part) => part !== '').join(': '),
    );
  },
};

/** The verifier is the same for both benchmarks: it looks at the text itself. */
function benchmark(read: (text: string) => TaskInstance): RoutingFormat {
  return {
    read: (text) => {
      const instance = read(text);
      return {
        problem: problemOfTasks(instance),
        answerOf: (plan) => solutionOfTasks(instance, plan),
        costOf: (plan) => `a distance of ${figure(plan.totals.metres)}`,
      };
    },
    verify: (text, answer) => {
      read(text);
      return checkTasks(text, answer).violations;
    },
  };
}

const CAYAPA: RoutingFormat = {
  read: (text) => ({
    problem: JSON.parse(text) as RoutingProblem,
    answerOf: (plan) => plan,
    costOf: ({ totals }) => `${figure(totals.metres / 1_000)} km`,
  }),
  verify: (text, answer) =>
    checkPlan(JSON.parse(text) as RoutingProblem, answer as RoutingPlan).map(
      ({ code, vehicleId, shipmentId, detail }) =>
        [vehicleId, shipmentId, code, detail].filter((part) => part !== null).join(': '),
    ),
};

const BY_NAME: Readonly<Record<FormatName, RoutingFormat>> = {
  vroom: VROOM,
  lilim: benchmark(readLiLim),
  sartori: benchmark(readSartori),
  cayapa: CAYAPA,
};

/** The format that was asked for, or the one that the text looks like. */
export function formatOf(name: string | undefined, text: string): RoutingFormat {
  const known = FORMATS.find((it) => it === (name ?? guessed(text)));
  if (known) return BY_NAME[known];
  throw new ArgumentError(`--format must be one of ${FORMATS.join(', ')}`);
}

function figure(value: number): string {
  return value.toLocaleString('en');
}

function guessed(text: string): FormatName {
  if (/^\s*\{/.test(text)) return /"shiftFromSeconds"/.test(text) ? 'cayapa' : 'vroom';
  return /^NODES\s*$/m.test(text) ? 'sartori' : /^\s*\d/.test(text) ? 'lilim' : 'vroom';
}
