import type { RoutingLookup } from './lookup';
import type { RoutingSite } from './problem';

/** Slots of the table at most: 2^21 roads, 48 MB. Beyond, the least recently asked give way. */
const SLOTS_MAX = 2 ** 21;

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
  private keys = new Float64Array(0);
  private metresKept = new Float64Array(0);
  private secondsKept = new Float64Array(0);
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
    this.keys = new Float64Array(slots).fill(-1);
    this.metresKept = new Float64Array(slots);
    this.secondsKept = new Float64Array(slots);
    this.mask = slots - 1;
  }

  /** Metres from node to node; 0 to nowhere (−1), where open runs end. */
  metres(from: number, to: number): number {
    if (from === to || to < 0) return 0;
    return this.metresKept[this.slot(from, to)] ?? 0;
  }

  /** Seconds at the wheel from node to node. */
  seconds(from: number, to: number): number {
    if (from === to || to < 0) return 0;
    return this.secondsKept[this.slot(from, to)] ?? 0;
  }

  /** Seconds from the end of handling at one node to arrival at the other: fixed service and way. */
  legSeconds(from: number, to: number): number {
    if (from === to) return 0;
    const fixed = this.fixedSeconds[from] ?? 0;
    return to < 0 ? fixed : fixed + (this.secondsKept[this.slot(from, to)] ?? 0);
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
    const slot = key & this.mask;
    if (this.keys[slot] !== key) {
      const road = this.lookup.road(this.siteOf(from), this.siteOf(to));
      this.keys[slot] = key;
      this.metresKept[slot] = road.metres;
      this.secondsKept[slot] = road.seconds;
    }
    return slot;
  }
}
