import type { Call, House } from '../support/house';
import { type Canaries, tablesShown } from './canaries';
import type { Change, ChangeLog } from './change-log';
import type { Operation } from './operations';
import type { Caller } from './people';
import type { Network } from './scene';
import { filtersOf, NOBODY, type Pick, positionsOf, validCall } from './valid-calls';

export interface World {
  readonly house: House;
  readonly log: ChangeLog;
  readonly own: Network;
  readonly foreign: Network;
  readonly canaries: Canaries;
}

/** What came of one call by one person with some ids of their own and some of strangers. */
export interface Cell {
  readonly operation: Operation;
  readonly caller: Caller['name'];
  /** `own`, `foreign`, or the one position that held a stranger's id. */
  readonly tenant: string;
  readonly status: number;
  readonly code: string;
  /** Tables of foreign rows whose texts or ids were shown. */
  readonly shown: readonly string[];
  /** Tables of foreign rows that were written, or of new rows that point at them. */
  readonly written: readonly string[];
}

/**
 * Calls an operation as somebody: with own ids, with foreign ids, with each filter holding a foreign id; and,
 * for those whom the operation does not turn away, with each single position holding a foreign id.
 */
export async function cellsOf(world: World, operation: Operation, caller: Caller): Promise<Cell[]> {
  const { own, foreign } = world;
  const positions = positionsOf(operation, own).filter((it) => it !== 'any');
  const ids = positions.filter((it) => it !== 'path.created');
  const cell = (tenant: string, pick: Pick, filter?: string): Promise<Cell> =>
    cellOf(world, { operation, caller, tenant }, validCall(operation, pick, filter));
  const all = (network: Network) => (at: string) => (at === 'path.created' ? NOBODY : network);
  const oneForeign = (position: string) => (at: string) =>
    at === position ? foreign : all(own)(at);

  const mine = await cell('own', all(own));
  const cells = [mine];
  if (ids.length > 0) cells.push(await cell('foreign', all(foreign)));
  if (caller.name === 'anonymous' && mine.status === 401) return cells;
  for (const name of filtersOf(operation)) {
    cells.push(await cell(`query.${name}`, oneForeign(`query.${name}`), name));
  }
  if ([401, 403].includes(mine.status)) return cells;
  for (const position of positions.length > 1 ? positions : []) {
    cells.push(await cell(position, oneForeign(position)));
  }
  return cells;
}

async function cellOf(
  world: World,
  facts: { operation: Operation; tenant: string; caller: Caller },
  call: Call,
): Promise<Cell> {
  const { operation, caller, tenant } = facts;
  const answer = await world.house.request({ ...call, ...(caller.as && { as: caller.as }) });
  const changes = await world.log.takeAndUndo();
  return {
    ...{ operation, caller: caller.name, tenant, status: answer.status },
    code: String(answer.body?.code ?? ''),
    shown: tablesShown(world.canaries, answer.text, JSON.stringify(call)),
    written: foreignTables(world.canaries, changes),
  };
}

function foreignTables(canaries: Canaries, changes: readonly Change[]): string[] {
  const isForeign = (it: Change) =>
    tablesShown(canaries, JSON.stringify([it.before, it.after]), '').length > 0;
  return [...new Set(changes.filter(isForeign).map((it) => it.table))].sort();
}
