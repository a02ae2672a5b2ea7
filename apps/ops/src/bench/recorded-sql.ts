import { Client } from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Milliseconds of the process's clock, when it was sent and when its answer had come. */
  readonly sentAt: number;
  answeredAt: number;
}

type Query = (this: Client, ...args: unknown[]) => unknown;

/** Records the SQL that a piece of work sends through pg in this process, in order and with its times. */
export async function recordSql(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const prototype = Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function record(this: Client, ...args: unknown[]): unknown {
    const answer = original.apply(this, args);
    const told = toldOf(args);
    if (told === null) return answer;
    const now = performance.now();
    const statement = {
      ...told,
      sentAt: now,
      answeredAt: now,
    };
    statements.push(statement);
    const stopWatch = (): void => {
      statement.answeredAt = performance.now();
    };
    if (answer instanceof Promise) answer.then(stopWatch, stopWatch);
    return answer;
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return statements;
}

/** A statement as text and values, or as one object of a prepared one; null for anything else. */
function toldOf([first, second]: readonly unknown[]): Pick<Statement, 'text' | 'values'> | null {
  if (typeof first === 'string') {
    return { text: first, values: Array.isArray(second) ? (second as unknown[]) : [] };
  }
  const told = first as { readonly text?: unknown; readonly values?: unknown } | undefined;
  if (typeof told?.text !== 'string') return null;
  return { text: told.text, values: Array.isArray(told.values) ? (told.values as unknown[]) : [] };
}

const isBegin = ({ text }: Statement): boolean => /^(START TRANSACTION|BEGIN)/.test(text);

/** The first recorded transaction that holds a statement like `sign`, with its BEGIN and COMMIT. */
export function transactionWith(statements: readonly Statement[], sign = /./): Statement[] {
  let begin = -1;
  for (const [index, statement] of statements.entries()) {
    if (isBegin(statement)) begin = index;
    if (statement.text !== 'COMMIT' || begin === -1) continue;
    const transaction = statements.slice(begin, index + 1);
    if (transaction.slice(1, -1).some((it) => sign.test(it.text))) return transaction;
  }
  throw new Error(`no transaction was recorded with ${String(sign)}`);
}

/** The same statements about other things: every occurrence of a text in the values is replaced. */
export function withOther(
  statements: readonly Statement[],
  replacements: ReadonlyMap<string, string>,
): { text: string; values: unknown[] }[] {
  return statements.map(({ text, values }) => ({
    text,
    values: values.map((value) => replaced(value, replacements)),
  }));
}

function replaced(value: unknown, replacements: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((part) => replaced(part, replacements));
  if (typeof value !== 'string') return value;
  let text = value;
  for (const [from, to] of replacements) text = text.replaceAll(from, to);
  return text;
}
