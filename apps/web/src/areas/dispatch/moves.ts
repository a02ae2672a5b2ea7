import { signal } from '@preact/signals';
import { newId } from '#core/kernel';
import { call } from '../../api/call';
import type { Problem } from '../../api/types';
import { problemToShow } from '../../ui/form';
import { say } from '../../ui/toasts';
import { loadBoard, noteOwn } from './board-store';
import type { RunDetail } from './shapes';
import { words } from './words';

/** A lane, or what waits without a vehicle. */
export type Place = string | null;

/** Goods that can be moved: they wait at a site, or lie on a run as one of its shipments. */
export interface Goods {
  readonly allocationId: string;
  readonly siteId: string;
  readonly packages: number;
  readonly name: string;
  readonly runId: Place;
  /** Of those on a run. */
  readonly shipmentId?: string;
}

/** One key for goods wherever they lie: an allocation may wait at one place and drive from another. */
export function keyOf(goods: Pick<Goods, 'allocationId' | 'siteId' | 'shipmentId'>): string {
  return goods.shipmentId ?? `${goods.allocationId} ${goods.siteId}`;
}

/** Goods on their way to a place, shown there before the API has said yes. */
export const moving = signal<ReadonlyMap<string, { goods: Goods; to: Place }>>(new Map());

/** Why the last change of a lane was refused, by its run; '' stands for what waits. */
export const refusals = signal<ReadonlyMap<string, Problem>>(new Map());

export function clearRefusal(place: Place): void {
  const rest = new Map(refusals.peek());
  if (rest.delete(place ?? '')) refusals.value = rest;
}

function refuse(place: Place, error: unknown): void {
  refusals.value = new Map([...refusals.peek(), [place ?? '', problemToShow(error)]]);
}

/**
 * Moves goods to a lane, or back to what waits. They are shown there at once; a refusal brings them back and is told in
 * the lane that would not take them. One tap on the toast moves them back.
 */
export async function moveGoods(
  cycleId: string,
  goods: readonly Goods[],
  to: Place,
): Promise<void> {
  const leaving = goods.filter((it) => it.runId !== to);
  if (leaving.length === 0) return;
  clearRefusal(to);
  mark(leaving, to);
  const moved: { readonly now: Goods; readonly from: Place }[] = [];
  try {
    for (const it of leaving) moved.push({ now: await sendMove(it, to), from: it.runId });
  } catch (error) {
    refuse(to ?? leaving[0]?.runId ?? null, error);
  }
  await loadBoard(cycleId);
  unmark(leaving);
  const [first] = moved;
  if (!first) return;
  say(words('board.moved', { name: first.now.name, n: moved.length }), () => {
    void moveBack(cycleId, moved);
  });
}

async function moveBack(
  cycleId: string,
  moved: readonly { readonly now: Goods; readonly from: Place }[],
): Promise<void> {
  const origins = new Set(moved.map((it) => it.from));
  for (const from of origins) {
    const goods = moved.filter((it) => it.from === from).map((it) => it.now);
    await moveGoods(cycleId, goods, from);
  }
}

/** Sends one move and answers the goods as they lie now. */
async function sendMove(goods: Goods, to: Place): Promise<Goods> {
  const { allocationId, siteId, packages, runId, shipmentId } = goods;
  if (to === null) {
    const path = `/v1/runs/${runId ?? ''}/shipments/${shipmentId ?? ''}`;
    noteOwn(await call<RunDetail>({ method: 'DELETE', path }));
    const { shipmentId: _gone, ...waits } = goods;
    return { ...waits, runId: null };
  }
  if (shipmentId !== undefined && runId !== null) {
    const path = `/v1/runs/${runId}/shipments/${shipmentId}/move`;
    noteOwn(await call<RunDetail>({ method: 'POST', path, body: { toRunId: to } }));
    // The run that they left has a new version, too.
    noteOwn(await call<RunDetail>({ path: `/v1/runs/${runId}` }));
    return { ...goods, runId: to };
  }
  const id = newId();
  const path = `/v1/runs/${to}/shipments/${id}`;
  const body = { allocationId, packages, fromSiteId: siteId };
  noteOwn(await call<RunDetail>({ method: 'PUT', path, body }));
  return { ...goods, runId: to, shipmentId: id };
}

function mark(goods: readonly Goods[], to: Place): void {
  const more = goods.map((it) => [keyOf(it), { goods: it, to }] as const);
  moving.value = new Map([...moving.peek(), ...more]);
}

function unmark(goods: readonly Goods[]): void {
  const rest = new Map(moving.peek());
  for (const it of goods) rest.delete(keyOf(it));
  moving.value = rest;
}

/** Puts the stops of a run in another order; the version that was seen guards against overwriting somebody else. */
export async function orderStops(
  cycleId: string,
  run: { readonly id: string; readonly version: number },
  order: { readonly before: readonly string[]; readonly after: readonly string[] },
): Promise<void> {
  if (order.before.join() === order.after.join()) return;
  clearRefusal(run.id);
  let version: number | null = null;
  try {
    const path = `/v1/runs/${run.id}/stop-order`;
    const body = { stopIds: order.after };
    const detail = await call<RunDetail>({ method: 'PUT', path, body, version: run.version });
    noteOwn(detail);
    version = detail.version;
  } catch (error) {
    refuse(run.id, error);
  }
  await loadBoard(cycleId);
  if (version === null) return;
  const seenAfter = { id: run.id, version };
  say(words('board.ordered'), () => {
    void orderStops(cycleId, seenAfter, { before: order.after, after: order.before });
  });
}

/** Fixes a stop where it is, or lets it be moved again. */
export async function lockStop(
  cycleId: string,
  at: { readonly runId: string; readonly stopId: string },
  isLocked: boolean,
): Promise<void> {
  clearRefusal(at.runId);
  const verb = isLocked ? 'lock' : 'unlock';
  try {
    const path = `/v1/runs/${at.runId}/stops/${at.stopId}/${verb}`;
    noteOwn(await call<RunDetail>({ method: 'POST', path }));
  } catch (error) {
    refuse(at.runId, error);
  }
  await loadBoard(cycleId);
}
