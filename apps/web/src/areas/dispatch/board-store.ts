import { signal } from '@preact/signals';
import { addressOf } from '../../api/address';
import { call } from '../../api/call';
import type { Page, Problem } from '../../api/types';
import { problemToShow } from '../../ui/form';
import type { Board, RunDetail, Shipment } from './shapes';

/** The board of one cycle as it was last seen, its shipments with it: one without the other would tell stories. */
export interface Seen {
  readonly cycleId: string;
  readonly board: Board;
  readonly shipments: readonly Shipment[];
  readonly at: number;
}

export const seen = signal<Seen | null>(null);
export const boardProblem = signal<Problem | null>(null);

/** Runs that somebody else has changed since this board was opened, until they are touched here. */
export const changedByOthers = signal<ReadonlySet<string>>(new Set());

/** Versions that our own changes brought about. */
const ownVersions = new Map<string, number>();
let asked = 0;

/** Asks for the board anew. Of several that run at once, the one that was asked last counts. */
export async function loadBoard(cycleId: string): Promise<void> {
  const turn = ++asked;
  try {
    const [board, shipments] = await Promise.all([
      call<Board>({ path: addressOf('/v1/cycles/{cycleId}/transport-board', { cycleId }) }),
      allOf<Shipment>(addressOf('/v1/shipments', { cycleId, limit: 200 })),
    ]);
    if (turn !== asked) return;
    noteOthers(seen.peek(), board);
    seen.value = { cycleId, board, shipments, at: Date.now() };
    boardProblem.value = null;
  } catch (error) {
    if (turn === asked) boardProblem.value = problemToShow(error);
  }
}

/** Every page of a list. */
export async function allOf<Item>(path: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: string | null = null;
  do {
    const page: Page<Item> = await call<Page<Item>>({
      path: after === null ? path : `${path}&after=${after}`,
    });
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}

/** Notes that a run is as we made it, so that it does not pass for somebody else's change. */
export function noteOwn({ id, version }: Pick<RunDetail, 'id' | 'version'>): void {
  ownVersions.set(id, version);
  forgetOthers(id);
}

export function forgetOthers(runId: string): void {
  if (!changedByOthers.peek().has(runId)) return;
  changedByOthers.value = new Set([...changedByOthers.peek()].filter((it) => it !== runId));
}

function noteOthers(before: Seen | null, board: Board): void {
  if (before?.cycleId !== board.cycleId) {
    changedByOthers.value = new Set();
    return;
  }
  const known = new Map(before.board.runs.map(({ run }) => [run.id, run.version]));
  const foreign = board.runs
    .filter(({ run }) => {
      const last = known.get(run.id);
      return run.version > Math.max(last ?? 0, ownVersions.get(run.id) ?? 0);
    })
    .map(({ run }) => run.id);
  if (foreign.length > 0) changedByOthers.value = new Set([...changedByOthers.peek(), ...foreign]);
}
