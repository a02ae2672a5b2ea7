import { Client } from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Query = (this: Client, ...args: unknown[]) => unknown;

/** Records the SQL that a piece of work sends through pg in this process, in order. */
export async function recordSql(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const prototype = Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function record(this: Client, ...args: unknown[]): unknown {
    const [text, values] = args;
    if (typeof text === 'string') {
      statements.push({ text, values: Array.isArray(values) ? values : [] });
    }
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return statements;
}

/** The statements of the first transaction among those recorded, without its BEGIN and COMMIT. */
export function transactionOf(statements: readonly Statement[]): Statement[] {
  const begin = statements.findIndex((it) => /^(START TRANSACTION|BEGIN)/.test(it.text));
  const end = statements.findIndex((it, index) => index > begin && it.text === 'COMMIT');
  if (begin === -1 || end === -1) throw new Error('the work opened no transaction');
  return statements.slice(begin + 1, end);
}

/** The same statements about other things: every occurrence of a text in the values is replaced. */
export function withOther(
  statements: readonly Statement[],
  replacements: ReadonlyMap<string, string>,
): Statement[] {
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
