import type { RoutingSite, TravelMatrix } from '../problem';
import { type LonLat, SECONDS_MAX } from './fields';
import type { VroomProblem, VroomTask } from './vroom-problem';
import { siteAt } from './vroom-roads';

type Table = readonly (readonly number[])[];

/**
 * The sites of a problem of VROOM's: one for each place, or one for each task where the matrix has a
 * way from a place to itself that takes something (between sites it counts, within one it does not).
 */
export class VroomSites {
  private readonly sites = new Map<string, RoutingSite>();
  private readonly rowOf = new Map<string, number>();
  private readonly points = new Map<number, LonLat>();
  private readonly sharedSetups = new Map<number, number>();
  private readonly isApart: (row: number) => boolean;

  constructor({ vehicles, shipments, roads }: VroomProblem) {
    const tables =
      roads.kind === 'coordinates'
        ? []
        : [...roads.byProfile.values()].flatMap((it) => [it.durations, it.distances, it.costs]);
    this.isApart = (row) => tables.some((table) => (table?.[row]?.[row] ?? 0) > 0);
    const tasks = shipments.flatMap((it) => [it.pickup, it.delivery]).filter((it) => it !== null);
    const bases = vehicles.flatMap((it) => [it.start, it.end]).filter((it) => it !== null);
    for (const { row, location } of [...bases, ...tasks.map((it) => it.place)])
      if (location) this.points.set(row, location);
    const mayShare = (row: number): boolean =>
      !this.isApart(row) &&
      vehicles.every((it) => it.window.toSeconds === SECONDS_MAX || (it.end?.row ?? row) !== row);
    this.shareSetups(tasks, mayShare);
    for (const { row } of bases) this.add(this.baseId(row), row, 0);
    for (const task of tasks)
      this.add(this.stopId(task), task.place.row, this.sharedSetups.get(task.place.row) ?? 0);
  }

  get all(): readonly RoutingSite[] {
    return [...this.sites.values()];
  }

  /** Where vehicles begin and end; a place where they stop besides is the same site. */
  baseId(row: number): string {
    return this.isApart(row) ? `base ${row}` : `place ${row}`;
  }

  stopId({ place, type, id }: VroomTask): string {
    return this.isApart(place.row) ? `${type} ${id}` : `place ${place.row}`;
  }

  /** What is spent on setting up for this task beside what its place says. */
  ownSetup({ place, setupSeconds }: VroomTask): number {
    return this.sharedSetups.has(place.row) ? 0 : setupSeconds;
  }

  /** The table of seconds and the one of metres between these sites. The tables are shared if they can be. */
  travel(seconds: Table, metres: Table): TravelMatrix {
    const siteIds = [...this.sites.keys()];
    const rows = siteIds.map((id) => this.rowOf.get(id) as number);
    const isWhole = rows.length === seconds.length && rows.every((row, at) => row === at);
    const cut = (table: Table): Table =>
      isWhole ? table : rows.map((from) => rows.map((to) => table[from]?.[to] as number));
    const secondsOfSites = cut(seconds);
    const metresOfSites = metres === seconds ? secondsOfSites : cut(metres);
    return { kind: 'matrix', siteIds, seconds: secondsOfSites, metres: metresOfSites };
  }

  private add(id: string, row: number, serviceSecondsFixed: number): void {
    const site = siteAt(id, this.points.get(row) ?? [0, 0]);
    this.sites.set(id, { ...site, serviceSecondsFixed });
    this.rowOf.set(id, row);
  }

  /**
   * Spent once a visit where that comes to the same: one set-up for all, and no window and no end of
   * a shift to miss.
   */
  private shareSetups(tasks: readonly VroomTask[], mayShare: (row: number) => boolean): void {
    const byRow = new Map<number, VroomTask[]>();
    for (const task of tasks)
      byRow.set(task.place.row, [...(byRow.get(task.place.row) ?? []), task]);
    for (const [row, there] of byRow) {
      const [first] = there;
      const isShared = there.every(
        (it) => it.setupSeconds === first?.setupSeconds && it.windows.length === 0,
      );
      if (first && there.length > 1 && isShared && mayShare(row))
        this.sharedSetups.set(row, first.setupSeconds);
    }
  }
}
