import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  certifyNetwork,
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

Checking runs the certificates alone: nobody needs to trust the solver.
Exit codes: 0 done or right, 1 the answer is wrong, 2 a file or an option cannot be understood.
The files are described in docs/matching.md.
`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Answers one network file or checks one answer; gives the exit code. */
function main(): number {
  const { values, positionals } = argumentsOf(process.argv.slice(2));
  if (values.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  const [networkFile, answerFile, ...others] = positionals;
  const expected = values.verify === true ? 2 : 1;
  if (networkFile === undefined || others.length > 0 || positionals.length !== expected)
    throw new ArgumentError(
      `${expected} file(s) expected, ${positionals.length} given; see --help`,
    );
  const network = fromFile(networkFile, readNetwork);
  if (answerFile !== undefined) return verify(network, fromFile(answerFile, readAnswer));
  say(JSON.stringify(shareNetwork(network)));
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
  const violation = certifyNetwork(network, answer);
  if (violation) {
    say(textOf(violation));
    return 1;
  }
  const { lots, lines } = network;
  const flows = answer.flows.units.length;
  say(
    `Right: every certificate holds (lots: ${lots.length}, lines: ${lines.length}, flows: ${flows}).`,
  );
  return 0;
}

function textOf({ code, place, details }: Violation): string {
  return `Wrong: ${place}: ${VIOLATION_TEXTS[code]} (${code}) ${JSON.stringify(details)}`;
}

/** Reads a file or says in one line which file cannot be understood, and where. */
function fromFile<Read>(path: string, read: (json: unknown) => Read): Read {
  try {
    return read(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const isTheirs =
      error instanceof NetworkFault || error instanceof SyntaxError || isOfFiles(error);
    if (!isTheirs) throw error;
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
  process.stderr.write(`match: ${messageOf(error)}\n`);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
