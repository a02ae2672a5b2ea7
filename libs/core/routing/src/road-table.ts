import type { RoutingLookup } from './lookup';
import type { RoutingSite } from './problem';
import type { Road } from './travel';

/** Roads in the table at most: 2^21 take 32 MB. Beyond, roads that share a slot take turns. */
const SLOTS_MAX = 2 ** 21;
/** Metres or seconds; beyond, nobody drives. */
const ROAD_MAX = 2 ** 31 - 1;

/**
 * Roads between numbered nodes, computed when first asked and kept as long as there is room, so that
 * thousands of sites need no table of their square.
 *
 * A site where vehicles start or end has a node of its own beside the one where they stop: leaving a
 * base costs no fixed service, and ending at the last customer's site is not staying there.
 */
export class RoadTable {
  private readonly sites: RoutingSite[] = [];
  private readonly fixedSeconds: number[] = [];
  private readonly nodes = new Map<string, number>();
  /** Four numbers a slot, side by side for the cache's sake: which road, metres, seconds, nothing. */
  private kept = new Int32Array(0);
  private mask = 0;

  constructor(private readonly lookup: RoutingLookup) {}

  stopNode(site: RoutingSite): number {
    return this.node(`stop ${site.id}`, site, site.serviceSecondsFixed);
  }

  baseNode(site: RoutingSite): number {
    return this.node(`base ${site.id}`, site, 0);
  }

  /** To be called once, when all nodes are known and before the first question. */
  seal(): void {
    let slots = 1;
    while (slots < Math.min(this.sites.length ** 2, SLOTS_MAX)) slots *= 2;
    this.kept = new Int32Array(slots * 4).fill(-1);
    this.mask = slots - 1;
  }

  /** Metres from node to node; 0 to nowhere (−1), where open runs end. */
  metres(from: number, to: number): number {
    if (from === to || to < 0) return 0;
    return this.kept[this.slot(from, to) + 1] ?? 0;
  }

  /** Seconds at the wheel from node to node. */
  seconds(from: number, to: number): number {
    if (from === to || to < 0) return 0;
    return this.kept[this.slot(from, to) + 2] ?? 0;
  }

  /** Seconds from the end of handling at one node to arrival at the other: fixed service and way. */
  legSeconds(from: number, to: number): number {
    if (from === to) return 0;
    const fixed = this.fixedSeconds[from] ?? 0;
    return to < 0 ? fixed : fixed + (this.kept[this.slot(from, to) + 2] ?? 0);
  }

  /** The place of a node, for drawing near and far. */
  siteOf(node: number): RoutingSite {
    const site = this.sites[node];
    if (site === undefined) throw new RangeError(`no node ${node}`);
    return site;
  }

  private node(key: string, site: RoutingSite, fixedSeconds: number): number {
    const known = this.nodes.get(key);
    if (known !== undefined) return known;
    const node = this.sites.push(site) - 1;
    this.fixedSeconds.push(fixedSeconds);
    this.nodes.set(key, node);
    return node;
  }

  private slot(from: number, to: number): number {
    const key = from * this.sites.length + to;
    const slot = (key & this.mask) * 4;
    if (this.kept[slot] !== key)
      this.keep(slot, key, this.lookup.road(this.siteOf(from), this.siteOf(to)));
    return slot;
  }

  private keep(slot: number, key: number, { metres, seconds }: Road): void {
    if (metres > ROAD_MAX || seconds > ROAD_MAX) throw new RangeError('a road is too long');
    this.kept[slot] = key;
    this.kept[slot + 1] = metres;
    this.kept[slot + 2] = seconds;
  }
}
