import type { Market } from '../network/market';
import type { ShareFlow } from './share-flow';

const CLOSED = 2 ** 31 - 1;
const NONE = -1;

/**
 * Numbers the parts of a market within which units could be exchanged: the strongly connected parts of
 * "could take from", a line from every lot that may serve it, a lot from every line that it serves, and
 * lines of one commune from each other. Lots stand first, lines after them. O(pairs).
 */
export function exchangeParts(market: Market, shares: ShareFlow): Int32Array {
  return new ExchangeParts(market, shares).find();
}

/** Tarjan's search with a path of its own: paths can be as long as the market. */
class ExchangeParts {
  private readonly lots: number;
  private readonly part: Int32Array;
  // The turn in which a node was entered; 0 before, CLOSED once its part is known.
  private readonly turn: Int32Array;
  // The earliest open turn that can be reached from the node.
  private readonly earliest: Int32Array;
  // Where the search stands in the row of a line or in the chain of a lot.
  private readonly at: Int32Array;
  private readonly ring: Int32Array;
  private readonly isRingOpen: Uint8Array;
  private readonly open: Int32Array;
  private readonly path: Int32Array;
  private openCount = 0;
  private depth = 0;
  private turns = 0;
  private parts = 0;

  constructor(
    private readonly market: Market,
    private readonly shares: ShareFlow,
  ) {
    const { lots, lines } = market;
    const nodes = lots.count + lines.count;
    this.lots = lots.count;
    this.part = new Int32Array(nodes);
    this.turn = new Int32Array(nodes);
    this.earliest = new Int32Array(nodes);
    this.at = new Int32Array(nodes);
    this.open = new Int32Array(nodes);
    this.path = new Int32Array(nodes);
    this.ring = communeRings(market);
    this.isRingOpen = new Uint8Array(lines.count).fill(1);
  }

  find(): Int32Array {
    for (let line = 0; line < this.market.lines.count; line += 1) {
      if (this.turn[this.lots + line] === 0) this.searchFrom(this.lots + line);
    }
    for (let lot = 0; lot < this.lots; lot += 1) {
      if (this.turn[lot] === 0) this.searchFrom(lot);
    }
    return this.part;
  }

  private searchFrom(root: number): void {
    this.enter(root);
    while (this.depth > 0) {
      const node = this.path[this.depth - 1] as number;
      const next = node < this.lots ? this.nextOfLot(node) : this.nextOfLine(node);
      if (next === NONE) this.leave(node);
      else this.enter(next);
    }
  }

  private enter(node: number): void {
    this.turns += 1;
    this.turn[node] = this.earliest[node] = this.turns;
    this.at[node] =
      node < this.lots
        ? (this.shares.served[node] as number)
        : (this.shares.rows.start[node - this.lots] as number);
    this.open[this.openCount] = node;
    this.openCount += 1;
    this.path[this.depth] = node;
    this.depth += 1;
  }

  private leave(node: number): void {
    this.depth -= 1;
    const earliest = this.earliest[node] as number;
    if (this.depth > 0) {
      const parent = this.path[this.depth - 1] as number;
      if (earliest < (this.earliest[parent] as number)) this.earliest[parent] = earliest;
    }
    if (earliest !== this.turn[node]) return;
    let member = NONE;
    while (member !== node) {
      this.openCount -= 1;
      member = this.open[this.openCount] as number;
      this.part[member] = this.parts;
      this.turn[member] = CLOSED;
    }
    this.parts += 1;
  }

  /** The next node that a lot leads to and nobody has entered. */
  private nextOfLot(lot: number): number {
    const { flow, nextServed, rows } = this.shares;
    let place = this.at[lot] as number;
    let next = NONE;
    while (place >= 0 && next === NONE) {
      if ((flow[place] as number) > 0)
        next = this.look(lot, this.lineOf(rows.taker[place] as number));
      place = nextServed[place] as number;
    }
    this.at[lot] = place;
    return next;
  }

  private nextOfLine(node: number): number {
    const { start, supplier } = this.shares.rows;
    const line = node - this.lots;
    const end = start[line + 1] as number;
    let place = this.at[node] as number;
    let next = NONE;
    for (; place < end && next === NONE; place += 1) {
      const lot = supplier[place] as number;
      if (lot < this.lots) next = this.look(node, lot);
    }
    this.at[node] = place;
    if (next === NONE && this.isRingOpen[line] === 1) {
      this.isRingOpen[line] = 0;
      next = this.look(node, this.lineOf(this.ring[line] as number));
    }
    return next;
  }

  private lineOf(line: number): number {
    return this.lots + line;
  }

  /** Looks from a node at a neighbour: a new one is returned, an open one remembered. */
  private look(node: number, neighbour: number): number {
    const turn = this.turn[neighbour] as number;
    if (turn === 0) return neighbour;
    if (turn < (this.earliest[node] as number)) this.earliest[node] = turn;
    return NONE;
  }
}

/** From each line to the next of its commune, round and round. */
function communeRings({ lines }: Market): Int32Array {
  const ring = Int32Array.from({ length: lines.count }, (_, line) => line);
  const last = new Int32Array(lines.communes).fill(NONE);
  for (let line = 0; line < lines.count; line += 1) {
    const commune = lines.commune[line] as number;
    const before = last[commune] as number;
    last[commune] = line;
    if (before === NONE) continue;
    ring[line] = ring[before] as number;
    ring[before] = line;
  }
  return ring;
}
