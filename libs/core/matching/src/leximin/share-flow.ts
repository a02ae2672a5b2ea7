import type { Stretch } from './threshold';
import type { TakerGraph } from './taker-graph';

/**
 * A flow from suppliers to takers that is never more than either can: it grows along shortest paths
 * (Dinic's way) until the takers have what their caps say, or until those who lack something and all
 * whom they can take from are known: a tight set, which shares what it has and nothing else.
 *
 * Takers and suppliers belong to parts; once a set has been found tight it becomes a part of its own,
 * and pairs between parts are dead.
 */
export class ShareFlow {
  /** In the order of the supplier rows. */
  readonly flow: Float64Array;
  readonly left: Float64Array;
  readonly given: Float64Array;
  readonly caps: Float64Array;
  readonly takerPart: Int32Array;
  readonly supplierPart: Int32Array;
  /** Whom the last vain search reached. */
  readonly reachedTakers: Int32Array;
  readonly reachedSuppliers: Int32Array;
  reachedTakerCount = 0;
  reachedSupplierCount = 0;

  private parts = 1;
  // Layers count on from search to search, so that they need no clearing; below `first` is unvisited.
  private first = 1;
  private last = 0;
  private readonly takerLayer: Int32Array;
  private readonly supplierLayer: Int32Array;
  private readonly takerAt: Int32Array;
  private readonly supplierAt: Int32Array;
  private readonly pathTake: Int32Array;
  private readonly pathYield: Int32Array;

  constructor(
    readonly graph: TakerGraph,
    supply: Float64Array,
  ) {
    const { takers, suppliers } = graph;
    this.flow = new Float64Array(graph.supplierTaker.length);
    this.left = supply.slice();
    this.given = new Float64Array(takers);
    this.caps = new Float64Array(takers);
    this.takerPart = new Int32Array(takers);
    this.supplierPart = new Int32Array(suppliers);
    this.reachedTakers = new Int32Array(takers);
    this.reachedSuppliers = new Int32Array(suppliers);
    this.takerLayer = new Int32Array(takers);
    this.supplierLayer = new Int32Array(suppliers);
    this.takerAt = new Int32Array(takers);
    this.supplierAt = new Int32Array(suppliers);
    this.pathTake = new Int32Array(takers + 1);
    this.pathYield = new Int32Array(takers + 1);
  }

  /** Takes back from each taker of the stretch what it has above its cap. */
  trim({ list, from, to }: Stretch): void {
    for (let at = from; at < to; at += 1) {
      const taker = list[at] as number;
      const over = (this.given[taker] as number) - (this.caps[taker] as number);
      if (over > 0) this.takeBack(taker, over);
    }
  }

  /** Takes so many units back from a taker, from any of its suppliers. */
  takeBack(taker: number, units: number): void {
    const { takerStart, takerSupplier, cross } = this.graph;
    const end = takerStart[taker + 1] as number;
    let over = units;
    this.given[taker] = (this.given[taker] as number) - units;
    for (let place = takerStart[taker] as number; over > 0 && place < end; place += 1) {
      const pair = cross[place] as number;
      const back = Math.min(over, this.flow[pair] as number);
      if (back === 0) continue;
      const supplier = takerSupplier[place] as number;
      this.flow[pair] = (this.flow[pair] as number) - back;
      this.left[supplier] = (this.left[supplier] as number) + back;
      over -= back;
    }
  }

  /**
   * Gives the takers of the stretch what their caps say, without taking anything from what others have
   * in sum. True when all of it could be given; else the reached ones are the smallest tight set that
   * holds all who lack something, and the others have their caps.
   */
  saturate({ list, from, to }: Stretch): boolean {
    let lacking: number[] = [];
    for (let at = from; at < to; at += 1) {
      const taker = list[at] as number;
      if ((this.given[taker] as number) < (this.caps[taker] as number)) {
        if (!this.takeLeft(taker)) lacking.push(taker);
      }
    }
    while (lacking.length > 0) {
      if (!this.layOut(lacking)) return false;
      lacking = lacking.filter((taker) => !this.fill(taker));
    }
    return true;
  }

  /** Makes the reached ones a part of their own. */
  cutOff(): void {
    const part = this.parts;
    this.parts += 1;
    for (let at = 0; at < this.reachedTakerCount; at += 1) {
      this.takerPart[this.reachedTakers[at] as number] = part;
    }
    for (let at = 0; at < this.reachedSupplierCount; at += 1) {
      this.supplierPart[this.reachedSuppliers[at] as number] = part;
    }
  }

  /** True when the last vain search reached the taker. */
  isReached(taker: number): boolean {
    return (this.takerLayer[taker] as number) >= this.first;
  }

  /** What neighbours have left, without moving anybody. True when the cap is reached. */
  private takeLeft(taker: number): boolean {
    const { takerStart, takerSupplier, cross } = this.graph;
    const { left, supplierPart } = this;
    const part = this.takerPart[taker] as number;
    const end = takerStart[taker + 1] as number;
    const lack = (this.caps[taker] as number) - (this.given[taker] as number);
    let still = lack;
    for (let place = takerStart[taker] as number; still > 0 && place < end; place += 1) {
      const supplier = takerSupplier[place] as number;
      const units = Math.min(still, left[supplier] as number);
      if (units === 0 || supplierPart[supplier] !== part) continue;
      const pair = cross[place] as number;
      this.flow[pair] = (this.flow[pair] as number) + units;
      left[supplier] = (left[supplier] as number) - units;
      still -= units;
    }
    this.given[taker] = (this.given[taker] as number) + lack - still;
    return still === 0;
  }

  /**
   * Lays the takers and suppliers out by their distance from those who lack something, up to the
   * nearest suppliers with something left. False when there are none.
   * One loop, because it is half of all the time that sharing takes.
   */
  private layOut(roots: readonly number[]): boolean {
    const { takerStart, takerSupplier, supplierStart, supplierTaker } = this.graph;
    const { flow, left, takerLayer, supplierLayer, reachedTakers, reachedSuppliers } = this;
    this.startLayers();
    const first = this.first;
    let layer = first;
    let takerEnd = 0;
    let supplierEnd = 0;
    let found = false;
    for (const root of roots) {
      takerLayer[root] = first;
      this.takerAt[root] = takerStart[root] as number;
      reachedTakers[takerEnd] = root;
      takerEnd += 1;
    }
    let taken = 0;
    while (taken < takerEnd && !found) {
      const supplierFrom = supplierEnd;
      for (const until = takerEnd; taken < until; taken += 1) {
        const taker = reachedTakers[taken] as number;
        const part = this.takerPart[taker] as number;
        const end = takerStart[taker + 1] as number;
        for (let place = takerStart[taker] as number; place < end; place += 1) {
          const supplier = takerSupplier[place] as number;
          if ((supplierLayer[supplier] as number) >= first) continue;
          if (this.supplierPart[supplier] !== part) continue;
          supplierLayer[supplier] = layer + 1;
          this.supplierAt[supplier] = supplierStart[supplier] as number;
          reachedSuppliers[supplierEnd] = supplier;
          supplierEnd += 1;
          if ((left[supplier] as number) > 0) found = true;
        }
      }
      for (let at = found ? supplierEnd : supplierFrom; at < supplierEnd; at += 1) {
        const supplier = reachedSuppliers[at] as number;
        const end = supplierStart[supplier + 1] as number;
        for (let pair = supplierStart[supplier] as number; pair < end; pair += 1) {
          if (flow[pair] === 0) continue;
          const taker = supplierTaker[pair] as number;
          if ((takerLayer[taker] as number) >= first) continue;
          takerLayer[taker] = layer + 2;
          this.takerAt[taker] = takerStart[taker] as number;
          reachedTakers[takerEnd] = taker;
          takerEnd += 1;
        }
      }
      layer += 2;
    }
    this.last = layer;
    this.reachedTakerCount = takerEnd;
    this.reachedSupplierCount = supplierEnd;
    return found;
  }

  private startLayers(): void {
    this.first = this.last + 2;
    if (this.first > 2 ** 30) {
      this.takerLayer.fill(0);
      this.supplierLayer.fill(0);
      this.first = 1;
    }
  }

  /** Moves units along shortest paths to a taker until it has its cap (true) or there are no more. */
  private fill(root: number): boolean {
    while ((this.given[root] as number) < (this.caps[root] as number)) {
      const steps = this.findPath(root);
      if (steps < 0) return false;
      this.moveAlong(root, steps);
    }
    return true;
  }

  /**
   * Walks from a taker layer by layer to a supplier with something left, and remembers the places on
   * the way; −1 when there is no such walk. Dead ends are entered once in each laying out.
   * One loop with its own stack: paths can be as long as the market.
   */
  private findPath(root: number): number {
    const { takerStart, takerSupplier } = this.graph;
    const { takerLayer, supplierLayer, takerAt, left, pathTake, pathYield } = this;
    const lastSuppliers = this.last - 1;
    let taker = root;
    let steps = 0;
    while (true) {
      const end = takerStart[taker + 1] as number;
      const next = (takerLayer[taker] as number) + 1;
      let place = takerAt[taker] as number;
      let pair = -1;
      for (; place < end; place += 1) {
        const supplier = takerSupplier[place] as number;
        if (supplierLayer[supplier] !== next) continue;
        if (next < lastSuppliers) {
          pair = this.nextYield(supplier);
          if (pair < 0) continue;
        } else if (left[supplier] === 0) continue;
        break;
      }
      takerAt[taker] = place;
      if (place < end) {
        pathTake[steps] = place;
        if (pair < 0) return steps;
        pathYield[steps] = pair;
        steps += 1;
        taker = this.graph.supplierTaker[pair] as number;
        continue;
      }
      if (steps === 0) return -1;
      steps -= 1;
      const supplier = takerSupplier[pathTake[steps] as number] as number;
      this.supplierAt[supplier] = (this.supplierAt[supplier] as number) + 1;
      taker =
        steps === 0 ? root : (this.graph.supplierTaker[pathYield[steps - 1] as number] as number);
    }
  }

  /** The next pair of a supplier whose taker could yield, one layer on; −1 when there is none. */
  private nextYield(supplier: number): number {
    const { supplierStart, supplierTaker } = this.graph;
    const next = (this.supplierLayer[supplier] as number) + 1;
    const end = supplierStart[supplier + 1] as number;
    let pair = this.supplierAt[supplier] as number;
    while (pair < end) {
      if ((this.flow[pair] as number) > 0) {
        if (this.takerLayer[supplierTaker[pair] as number] === next) break;
      }
      pair += 1;
    }
    this.supplierAt[supplier] = pair;
    return pair < end ? pair : -1;
  }

  private moveAlong(root: number, steps: number): void {
    const { takerSupplier, cross } = this.graph;
    const { flow, left, pathTake, pathYield } = this;
    const source = takerSupplier[pathTake[steps] as number] as number;
    let units = Math.min(
      left[source] as number,
      (this.caps[root] as number) - (this.given[root] as number),
    );
    for (let at = 0; at < steps; at += 1) {
      units = Math.min(units, flow[pathYield[at] as number] as number);
    }
    for (let at = 0; at <= steps; at += 1) {
      const pair = cross[pathTake[at] as number] as number;
      flow[pair] = (flow[pair] as number) + units;
      if (at === steps) break;
      const yielded = pathYield[at] as number;
      flow[yielded] = (flow[yielded] as number) - units;
    }
    left[source] = (left[source] as number) - units;
    this.given[root] = (this.given[root] as number) + units;
  }
}
