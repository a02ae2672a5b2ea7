import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { DomainError } from '#core/kernel';
import { message } from '#core/language';
import { FoundNetwork, Passwords } from '#features/communes';
import { SystemClock } from '#platform/clock';
import { environment, readConfig } from '#platform/config';
import { Database } from '#platform/database';
import { migrate } from '#platform/migrate';
import { TABLES_OF_THE_HOUSE } from '../../house';
import { ArgumentError, optionsOf } from './arguments';
import { openFoundation } from './foundation';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Liaison {
  readonly login: string;
  readonly name: string;
  readonly act: string;
  readonly body: string;
}

/** Makes the first network liaison of a new network; whoever comes later is named by somebody who is there. */
async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2), {
    login: { type: 'string' },
    name: { type: 'string' },
    act: { type: 'string' },
    body: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  });
  const liaison: Liaison = {
    login: required(options, 'login'),
    name: required(options, 'name'),
    act: required(options, 'act'),
    body: String(options['body'] ?? 'Asamblea de la red'),
  };
  const password = options['password-stdin'] ? await passwordFromInput() : await askPassword();

  const foundation = await openFoundation(environment(), say);
  const config = readConfig(foundation.env);
  const db = new Database(config, TABLES_OF_THE_HOUSE);
  try {
    await migrate(config, TABLES_OF_THE_HOUSE);
    await db.open();
    await new FoundNetwork(db, new SystemClock(), new Passwords()).run({ ...liaison, password });
    say(`${liaison.name} is the first liaison of this network; the login is ${liaison.login}.`);
  } finally {
    await db.onApplicationShutdown();
    await foundation.close();
  }
}

function required(options: Record<string, string | boolean | undefined>, name: string): string {
  const value = options[name];
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new ArgumentError(`--${name} is missing`);
}

/** The first line of the standard input. */
async function passwordFromInput(): Promise<string> {
  const [line = ''] = (await text(process.stdin)).split(/\r?\n/);
  return line;
}

/** Asks twice at the terminal, without echo. */
async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new ArgumentError(
      'there is no terminal to ask at: give the password with --password-stdin',
    );
  }
  const password = await hiddenAnswer('Password: ');
  if (password === (await hiddenAnswer('Again: '))) return password;
  throw new ArgumentError('the two passwords differ');
}

async function hiddenAnswer(question: string): Promise<string> {
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}

function explain(error: unknown): string {
  if (!(error instanceof DomainError))
    return error instanceof Error ? error.message : String(error);
  const codes = error.fields.length > 0 ? error.fields.map((fault) => fault.code) : [error.code];
  return codes.map((code) => message('en', code, error.details)).join(' ');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`first-liaison: ${explain(error)}\n`);
    process.exit(error instanceof ArgumentError ? 2 : 1);
  },
);
