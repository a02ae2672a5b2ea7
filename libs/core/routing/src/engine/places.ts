import type { RoutingProblem, RoutingSite, RoutingVehicle, Travel } from '../problem';
import { roadsOf } from '../travel';
import type { EngineRoads, Numbers } from './engine-problem';

/** Beyond so many places, tables take half the room: whole metres and seconds fit into single precision. */
const DOUBLE_MAX = 3000;
/** Beyond it, single precision does not tell one whole number from the next. */
const SINGLE_MAX = 2 ** 24;

/**
 * The places of a problem, numbered. Where vehicles start or end is a place of its own beside the one
 * where they stop: leaving a base costs no fixed service, and ending at the last customer's site is not
 * staying there. Nowhere is a place, too: open runs begin and end there.
 */
export class Places {
  private readonly sites: (RoutingSite | null)[] = [];
  private readonly fixed: number[] = [];
  private readonly numbers = new Map<string, number>();

  stop(site: RoutingSite): number {
    return this.place(`stop ${site.id}`, site, site.serviceSecondsFixed);
  }

  base(site: RoutingSite | null): number {
    return this.place(site === null ? 'nowhere' : `base ${site.id}`, site, 0);
  }

  get count(): number {
    return this.sites.length;
  }

  get fixedSeconds(): Float64Array {
    return Float64Array.from(this.fixed);
  }

  /** The tables of the vehicle's roads: its profile, at its speed. O(places²). */
  roads(
    problem: RoutingProblem,
    vehicle: Pick<RoutingVehicle, 'profile' | 'speedPermille'>,
  ): EngineRoads {
    const travel = travelOf(problem, vehicle.profile);
    const { count } = this;
    const table = (): Numbers =>
      count > DOUBLE_MAX ? new Float32Array(count * count) : new Float64Array(count * count);
    const roads: Tables = { metres: table(), seconds: table() };
    if (travel.kind === 'matrix') this.copy(roads, travel);
    else this.estimate(roads, problem, vehicle.profile);
    this.adjust(roads.seconds, vehicle.speedPermille ?? 1000);
    const { metres } = roads;
    // One table for both where they say the same, so that fewer numbers pass through the caches.
    const seconds = isSame(metres, roads.seconds) ? metres : roads.seconds;
    const metresInto = turned(metres, count);
    return {
      ...{ metres, seconds, metresInto },
      secondsInto: seconds === metres ? metresInto : turned(seconds, count),
    };
  }

  private place(key: string, site: RoutingSite | null, fixedSeconds: number): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.sites.push(site) - 1;
    this.fixed.push(fixedSeconds);
    this.numbers.set(key, number);
    return number;
  }

  private copy({ metres, seconds }: Tables, travel: Extract<Travel, { kind: 'matrix' }>): void {
    const { sites, count } = this;
    const rowOf = new Map(travel.siteIds.map((id, row) => [id, row]));
    const rows = Int32Array.from(sites, (site) =>
      site === null ? -1 : (rowOf.get(site.id) ?? -1),
    );
    for (let from = 0; from < count; from += 1) {
      const row = rows[from] as number;
      const [metresRow, secondsRow] = [travel.metres[row], travel.seconds[row]];
      if (metresRow === undefined || secondsRow === undefined) continue;
      for (let to = 0; to < count; to += 1) {
        const column = rows[to] as number;
        if (column < 0 || column === row) continue;
        metres[from * count + to] = within(metresRow[column] ?? 0, metres);
        seconds[from * count + to] = within(secondsRow[column] ?? 0, seconds);
      }
    }
  }

  /** Estimated roads are the same there and back. */
  private estimate(
    { metres, seconds }: Tables,
    problem: RoutingProblem,
    profile: string | undefined,
  ): void {
    const { sites, count } = this;
    const road = roadsOf(problem, profile);
    for (let from = 0; from < count; from += 1) {
      const here = sites[from];
      if (!here) continue;
      for (let to = 0; to < from; to += 1) {
        const there = sites[to];
        if (!there) continue;
        const way = road(here, there);
        for (const at of [from * count + to, to * count + from]) {
          metres[at] = within(way.metres, metres);
          seconds[at] = within(way.seconds, seconds);
        }
      }
    }
  }

  /** Slows down or speeds up, and adds the fixed service of the place that is left. */
  private adjust(seconds: Numbers, permille: number): void {
    const { count, fixed } = this;
    for (let from = 0; from < count; from += 1) {
      const service = fixed[from] ?? 0;
      if (service === 0 && permille === 1000) continue;
      for (let to = 0; to < count; to += 1) {
        if (to === from) continue;
        const way = seconds[from * count + to] as number;
        const spent = permille === 1000 ? way : Math.ceil((way * 1000) / permille);
        seconds[from * count + to] = spent + service;
      }
    }
  }
}

function travelOf({ travel, profiles }: RoutingProblem, profile: string | undefined): Travel {
  const named = profile === undefined ? travel : profiles?.[profile];
  if (named === undefined)
    throw new RangeError(`routing problem: unknown profile ${String(profile)}`);
  return named;
}

function isSame(one: Numbers, other: Numbers): boolean {
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

/** The table by columns; the same one when it is symmetric. */
function turned(table: Numbers, count: number): Numbers {
  let isSymmetric = true;
  for (let from = 0; from < count && isSymmetric; from += 1) {
    for (let to = 0; to < from; to += 1) {
      if (table[from * count + to] !== table[to * count + from]) isSymmetric = false;
    }
  }
  if (isSymmetric) return table;
  const columns = table.slice();
  for (let from = 0; from < count; from += 1) {
    for (let to = 0; to < count; to += 1)
      columns[to * count + from] = table[from * count + to] as number;
  }
  return columns;
}

interface Tables {
  readonly metres: Numbers;
  readonly seconds: Numbers;
}

function within(value: number, table: Numbers): number {
  if (table instanceof Float32Array && value >= SINGLE_MAX)
    throw new RangeError('a road is too long');
  return value;
}
