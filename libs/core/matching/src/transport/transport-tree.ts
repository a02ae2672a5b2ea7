import { starOf, type TreeMargins } from './star';

const NONE = -1;
const ROOT_COST_MAX = 2 ** 44;
const HEIGHT_MAX = 2 ** 50;

/**
 * A spanning tree of lots, lines, one hub and one root, with the flow of each node's arc to its parent.
 * Nodes: lots 0 … L − 1, hub L, lines L + 1 … L + R, root L + R + 1. Every arc leads from a lot (or the
 * hub) to a line, from a lot to the root or from the root to a line: so the kind of a node says
 * the direction of its arc, lots upwards and lines downwards.
 *
 * Promises: always a strongly feasible basis (from every node some units more could go up to the root),
 * hence no sequence of pivots comes back to a basis where it has been, whatever the entering arcs.
 */
export class TransportTree {
  readonly hub: number;
  readonly firstLine: number;
  readonly root: number;
  readonly parent: Int32Array;
  readonly flow: Float64Array;
  readonly potential: Float64Array;
  /** Room of the hub's arc to each node; no other arc has a bound. */
  readonly room: Float64Array;
  /** 1 where the hub's arc to a line is full and outside the tree. */
  readonly isFull: Uint8Array;
  /** Nodes in preorder, in a ring. */
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly size: Int32Array;
  /** The last node of each subtree in the preorder. */
  private readonly last: Int32Array;
  /** Only where numbers are far from the largest that can be added up exactly. */
  private readonly mayMoveRoot: boolean;
  private leaving = NONE;
  private leavesOnFirst = false;
  private amount = 0;
  private join = NONE;

  constructor(margins: TreeMargins) {
    const star = starOf(margins);
    this.hub = star.hub;
    this.firstLine = star.firstLine;
    this.root = star.root;
    this.parent = star.parent;
    this.flow = star.flow;
    this.potential = star.potential;
    this.room = new Float64Array(star.root + 1).fill(Infinity);
    this.room.set(margins.hubRoom, this.firstLine);
    this.isFull = new Uint8Array(star.root + 1);
    this.next = star.next;
    this.previous = star.previous;
    this.size = star.size;
    this.last = star.last;
    this.mayMoveRoot = margins.rootCost <= ROOT_COST_MAX;
  }

  /** Starts from a guess; only before the first pivot. The costs of the root's arcs follow. */
  lift(guess: { lot: Float64Array; line: Float64Array; hub: number }): void {
    const { parent, potential, root, hub, firstLine } = this;
    for (let node = 0; node < root; node += 1) {
      if (parent[node] !== root) continue;
      const by =
        node < hub ? guess.lot[node] : node === hub ? guess.hub : guess.line[node - firstLine];
      potential[node] = (potential[node] as number) + (by as number);
    }
  }

  /** Brings the arc from a lot to a line into the tree; its reduced cost is below zero. */
  enter(lot: number, line: number, reducedCost: number): void {
    const bound = lot === this.hub ? (this.room[line] as number) : Infinity;
    this.findLeaving(lot, line, bound);
    this.send(lot, line);
    if (this.leaving === NONE) {
      this.isFull[line] = 1;
      return;
    }
    this.noteLeaving();
    if (this.leavesOnFirst) this.move(lot, line, this.amount, -reducedCost);
    else this.move(line, lot, this.amount, reducedCost);
  }

  /** Takes units off the hub's full arc to a line; its reduced cost is above zero. */
  enterFull(line: number, reducedCost: number): void {
    const bound = this.room[line] as number;
    this.findLeaving(line, this.hub, bound);
    this.send(line, this.hub);
    this.isFull[line] = 0;
    if (this.leaving === NONE) return;
    this.noteLeaving();
    const left = bound - this.amount;
    if (this.leavesOnFirst) this.move(line, this.hub, left, reducedCost);
    else this.move(this.hub, line, left, -reducedCost);
  }

  /**
   * Finds how much can go round the cycle that runs down to `first`, over to `second` and up again, and the
   * arc that it empties or fills. Of several, the last one as the cycle runs from its top: that
   * keeps the basis strongly feasible. Sizes lead both climbs to the join without marks.
   */
  private findLeaving(first: number, second: number, bound: number): void {
    const { parent, size, flow, room, hub } = this;
    let down = first;
    let up = second;
    let amount = bound;
    let leaving = NONE;
    let leavesOnFirst = false;
    while (down !== up) {
      if ((size[down] as number) < (size[up] as number)) {
        const above = parent[down] as number;
        const can =
          down <= hub
            ? (flow[down] as number)
            : above === hub
              ? (room[down] as number) - (flow[down] as number)
              : Infinity;
        if (can < amount) {
          amount = can;
          leaving = down;
          leavesOnFirst = true;
        }
        down = above;
      } else {
        const above = parent[up] as number;
        const can =
          up > hub
            ? (flow[up] as number)
            : up === hub
              ? (room[above] as number) - (flow[up] as number)
              : Infinity;
        if (can <= amount) {
          amount = can;
          leaving = up;
          leavesOnFirst = false;
        }
        up = above;
      }
    }
    this.amount = amount;
    this.leaving = leaving;
    this.leavesOnFirst = leavesOnFirst;
    this.join = down;
  }

  /** Sends the amount round the cycle. */
  private send(first: number, second: number): void {
    const { parent, flow, hub, amount, join } = this;
    if (amount === 0) return;
    for (let node = first; node !== join; node = parent[node] as number) {
      flow[node] = (flow[node] as number) + (node <= hub ? -amount : amount);
    }
    for (let node = second; node !== join; node = parent[node] as number) {
      flow[node] = (flow[node] as number) + (node <= hub ? amount : -amount);
    }
  }

  /** Remembers that an arc of the hub leaves the tree full. */
  private noteLeaving(): void {
    const node = this.leaving;
    const above = this.parent[node] as number;
    const line = node === this.hub ? above : above === this.hub ? node : NONE;
    if (line === NONE || line === this.root) return;
    if ((this.flow[node] as number) > 0) this.isFull[line] = 1;
  }

  /**
   * Cuts the subtree that hung on the leaving arc, turns it round so that `top` becomes its root, and hangs it
   * under `under`; then raises its potentials, or lowers all the others where those are fewer.
   */
  private move(top: number, under: number, units: number, change: number): void {
    const { next, previous, size, last, leaving, root } = this;
    const moved = size[leaving] as number;
    const before = previous[leaving] as number;
    const oldTail = last[leaving] as number;
    const after = next[oldTail] as number;
    this.resize(under, moved);
    this.endAt(this.parent[leaving] as number, oldTail, before);
    const tail = this.turn(top, under, units);
    next[before] = after;
    previous[after] = before;
    const then = next[under] as number;
    next[under] = top;
    previous[top] = under;
    next[tail] = then;
    previous[then] = tail;
    this.endAt(under, under, tail);
    const others = (size[root] as number) - moved;
    if (moved <= others || !this.mayMoveRoot) {
      this.raise(top, tail, moved, change);
      return;
    }
    this.raise(then, under, others, -change);
    const height = this.potential[root] as number;
    if (Math.abs(height) > HEIGHT_MAX) {
      this.raise(root, last[root] as number, size[root] as number, -height);
    }
  }

  /** From a node upwards, subtrees that ended at one node end at another. */
  private endAt(from: number, end: number, newEnd: number): void {
    const { parent, last, root } = this;
    let node = from;
    while (last[node] === end) {
      last[node] = newEnd;
      if (node === root) return;
      node = parent[node] as number;
    }
  }

  /**
   * Reverses the path from `top` to the root of its subtree (the stem). The new preorder is what hangs on
   * `top`, then what else hangs on the next of the stem, and so on: what else hangs there stands left
   * and right of what was taken out. Links change only along the stem. Returns the last node.
   */
  private turn(top: number, under: number, units: number): number {
    const { parent, flow, next, previous, size, last, leaving } = this;
    const moved = size[leaving] as number;
    let stem = top;
    let left = previous[stem] as number;
    let up = parent[stem] as number;
    let upFlow = flow[stem] as number;
    let inner = size[stem] as number;
    let innerLast = last[stem] as number;
    let right = next[innerLast] as number;
    let tail = innerLast;
    parent[stem] = under;
    flow[stem] = units;
    size[stem] = moved;
    while (stem !== leaving) {
      const above = stem;
      stem = up;
      const whole = size[stem] as number;
      const wholeLast = last[stem] as number;
      let end = left;
      if (wholeLast !== innerLast) {
        next[left] = right;
        previous[right] = left;
        right = next[wholeLast] as number;
        end = wholeLast;
      }
      left = previous[stem] as number;
      next[tail] = stem;
      previous[stem] = tail;
      tail = end;
      const stemFlow = upFlow;
      up = parent[stem] as number;
      upFlow = flow[stem] as number;
      parent[stem] = above;
      flow[stem] = stemFlow;
      size[stem] = moved - inner;
      inner = whole;
      innerLast = wholeLast;
    }
    for (let node = leaving; node !== under; node = parent[node] as number) last[node] = tail;
    return tail;
  }

  /** Changes the potentials of a stretch of the preorder, from both ends at once: half the waiting for memory. */
  private raise(from: number, to: number, count: number, change: number): void {
    const { next, previous, potential } = this;
    let ahead = from;
    let behind = to;
    for (let left = count >> 1; left > 0; left -= 1) {
      potential[ahead] = (potential[ahead] as number) + change;
      potential[behind] = (potential[behind] as number) + change;
      ahead = next[ahead] as number;
      behind = previous[behind] as number;
    }
    if ((count & 1) === 1) potential[ahead] = (potential[ahead] as number) + change;
  }

  /** Takes the moved nodes off their old ancestors and adds them to the new ones, up to the join. */
  private resize(under: number, moved: number): void {
    const { parent, size, leaving, join } = this;
    for (let node = parent[leaving] as number; node !== join; node = parent[node] as number) {
      size[node] = (size[node] as number) - moved;
    }
    for (let node = under; node !== join; node = parent[node] as number) {
      size[node] = (size[node] as number) + moved;
    }
  }
}
