import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  certifyHarvest,
  certifyNetwork,
  type MatchingAnswer,
  type MatchingQuestion,
  type Network,
  type NetworkAnswer,
  NetworkFault,
  readAnswer,
  readNetwork,
  shareNetwork,
  type Violation,
  VIOLATION_TEXTS,
} from '#core/matching';
import { ArgumentError } from './arguments';

const HELP = `Shares the harvests of a network file among its orders, or checks how somebody did.

  npm run --silent match -- network.json                        writes the answer as JSON
  npm run --silent match -- --verify network.json answer.json   checks an answer
  npm run --silent match -- --verify record.json                checks a whole round: the file with
                                                                its question and its answer

Checking runs the certificates alone: nobody needs to trust the solver.
Exit codes: 0 done or right, 1 the answer is wrong, 2 a file or an option cannot be understood.
The files are described in docs/matching.md.
`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Answers one network file or checks one answer or round; gives the exit code. */
function main(): number {
  const { values, positionals } = argumentsOf(process.argv.slice(2));
  if (values.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  const [first, second] = positionals;
  const most = values.verify === true ? 2 : 1;
  if (first === undefined || positionals.length > most)
    throw new ArgumentError(`${positionals.length} files given; see --help`);
  if (values.verify !== true) say(JSON.stringify(shareNetwork(fromFile(first, readNetwork))));
  else if (second === undefined) return verdict(...fromFile(first, certifyRecord));
  else return verify(fromFile(first, readNetwork), fromFile(second, readAnswer));
  return 0;
}

function argumentsOf(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { verify: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new ArgumentError(messageOf(error).split('. ')[0]);
  }
}

function verify(network: Network, answer: NetworkAnswer): number {
  const { lots, lines } = network;
  const flows = answer.flows.units.length;
  const what = `lots: ${lots.length}, lines: ${lines.length}, flows: ${flows}`;
  return verdict(certifyNetwork(network, answer), what);
}

/** Certifies a round from its record alone; whatever cannot be read in it is a fault of the file. */
function certifyRecord(json: unknown): [Violation | null, string] {
  const { question, answer } = (json ?? {}) as Partial<RoundRecord>;
  if (!question || !answer) throw new ArgumentError('holds no question and answer of a round');
  try {
    const violation = certifyHarvest(question, answer);
    const { lots, lines } = question;
    const what = `lots: ${lots.length}, lines: ${lines.length}, markets: ${answer.groups.length}`;
    return [violation, what];
  } catch (error) {
    throw new ArgumentError(`cannot be understood as a round: ${messageOf(error)}`);
  }
}

interface RoundRecord {
  readonly question: MatchingQuestion;
  readonly answer: MatchingAnswer;
}

function verdict(violation: Violation | null, what: string): number {
  say(violation ? textOf(violation) : `Right: every certificate holds (${what}).`);
  return violation ? 1 : 0;
}

function textOf({ code, place, details }: Violation): string {
  return `Wrong: ${place}: ${VIOLATION_TEXTS[code]} (${code}) ${JSON.stringify(details)}`;
}

/** Reads a file or says in one line which file cannot be understood, and where. */
function fromFile<Read>(path: string, read: (json: unknown) => Read): Read {
  try {
    return read(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const theirs = [NetworkFault, ArgumentError, SyntaxError];
    if (!theirs.some((kind) => error instanceof kind) && !isOfFiles(error)) throw error;
    throw new ArgumentError(`${path}: ${messageOf(error)}`);
  }
}

/** Errors of the file system and of texts too long carry a code of Node. */
function isOfFiles(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
}

try {
  // The process ends by itself when all of a long answer has been written.
  process.exitCode = main();
} catch (error) {
  // Whatever it is, no answer was found to be wrong.
  process.stderr.write(`match: ${messageOf(error)}\n`);
  process.exitCode = 2;
}
