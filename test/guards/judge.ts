import { DOORS } from './access';
import { POINTERS } from './pointers';
import type { Operation } from './operations';
import type { Cell } from './tenant-cells';

const REFUSED = [401, 403, 404];
/** The calendar is everybody's who is signed in: knowing of a cycle is knowing of nobody's things. */
const CALENDAR = 'distribution_cycle';
/** Probes that answer 503 on purpose while there is no worker. */
const PROBES = ['GET /health/ready'];

/** Operations that no door of the access table opens, entries that no operation has, and entries that stand twice. */
export function unclassified(operations: readonly Operation[]): string[] {
  const known = operations.map((it) => it.key);
  const told = DOORS.flatMap((it) => it.operations);
  return [
    ...known.filter((it) => !told.includes(it)).map((it) => `${it}: in no door`),
    ...told.filter((it) => !known.includes(it)).map((it) => `${it}: no such operation`),
    ...told.filter((it, at) => told.indexOf(it) !== at).map((it) => `${it}: in two doors`),
  ];
}

/** What a cell shows or changes beyond its door. Empty: the wall stands. */
export function holesIn(cell: Cell): string[] {
  const { operation, caller, tenant, status } = cell;
  const door = DOORS.find((it) => it.operations.includes(operation.key));
  const pointer = POINTERS.find(
    (it) =>
      it.by.includes(caller) &&
      it.at.some(([key, position]) => key === operation.key && position === tenant),
  );
  const readsAll = caller === 'network_comptroller' && operation.method === 'GET';
  const isOpen = readsAll || (door?.opensTo.includes(caller) ?? false);
  const isAnswered = isOpen || (door?.answers?.includes(caller) ?? false);
  const shows = [CALENDAR, ...(isOpen ? (door?.shows ?? []) : []), ...(pointer?.shows ?? [])];
  const writes = [
    ...(isOpen ? (door?.writes ?? []) : []),
    ...(pointer ? [...pointer.writes, 'outbox_event'] : []),
  ];
  const shown = readsAll ? [] : cell.shown.filter((it) => !shows.includes(it));
  const written = cell.written.filter((it) => !writes.includes(it));
  const faults = [
    ...(shown.length > 0 ? [`shows ${shown.join(', ')}`] : []),
    ...(written.length > 0 ? [`writes ${written.join(', ')}`] : []),
    ...(tenant === 'foreign' && !isAnswered && !REFUSED.includes(status) ? ['is not refused'] : []),
    ...(status >= 500 && !PROBES.includes(operation.key) ? ['fails'] : []),
  ];
  return faults.map(
    (it) => `${operation.key} as ${caller}, ${tenant}: ${it} (${String(status)} ${cell.code})`,
  );
}

/**
 * Operations that nobody of the own commune could call at all: their foreign cells prove nothing. Past the door
 * is any answer that is not about form, sign-in, permission or sight.
 */
export function unreached(cells: readonly Cell[]): string[] {
  const isPast = (it: Cell): boolean =>
    it.tenant === 'own' && ![400, ...REFUSED].includes(it.status);
  const reached = new Set(cells.filter(isPast).map((it) => it.operation.key));
  const all = new Set(cells.map((it) => it.operation.key));
  return [...all].filter((it) => !reached.has(it));
}
