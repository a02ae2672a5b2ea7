import type { MarketLines } from '../network/market';
import { settle } from './settle';
import type { ShareFlow } from './share-flow';
import { LAST } from './taker-flow';
import { tierOf, type TakerKeys, unitsBefore } from './taker-keys';

/** A shared market whose lines stand alone, all of those that take part at their minimum or above. */
export interface SharedLines {
  readonly lines: MarketLines;
  readonly flow: ShareFlow;
  /** The bounds of lines that take no part are 0; they are set when a line is let in. */
  readonly keys: TakerKeys;
}

/**
 * Tries lines that were left out, one after the other: each is let in if it reaches its minimum and
 * everybody keeps theirs. Writes into the flow, the bounds and `admitted`.
 *
 * Whoever comes in is the only one to gain, so whoever loses has, in the end, no next unit that comes
 * before the newcomer's last. Hence only units that come after the newcomer's minimum can be lost if it
 * is to succeed at all: they are looked for from the newcomer outwards, and when there are too few of
 * them, nothing need be shared anew. Exact; O(what can be reached) for each line.
 */
export function readmit(shared: SharedLines, out: readonly number[], admitted: Uint8Array): void {
  const search = new DonorSearch(shared);
  for (const line of out) {
    admit(shared, line);
    if (isLetIn(shared, search, line)) admitted[line] = 1;
    else expel(shared, line);
  }
}

function isLetIn({ lines, flow, keys }: SharedLines, search: DonorSearch, line: number): boolean {
  const least = lines.min[line] as number;
  const { donors, supply, spare } = search.from(line, least);
  if (spare < least) return false;
  const before = flow.save();
  flow.joinParts();
  const list = Int32Array.of(line, ...donors);
  settle(flow, keys, list, supply);
  const isGood = list.every((each) => (flow.given[each] as number) >= (lines.min[each] as number));
  if (!isGood) flow.restore(before);
  return isGood;
}

function admit({ lines, keys }: SharedLines, line: number): void {
  [lines.floor, lines.wanted, lines.units].forEach((bound, tier) => {
    (keys.bounds[tier + 1] as Float64Array)[line] = bound[line] as number;
  });
}

function expel({ keys }: SharedLines, line: number): void {
  for (const bound of keys.bounds) bound[line] = 0;
}

interface Donors {
  /** Lines that have units which come after the newcomer's minimum. */
  readonly donors: number[];
  /** What they have, and what lots have left. */
  readonly supply: number;
  /** The part of it that could go to the newcomer without harm to a minimum or to an earlier unit. */
  readonly spare: number;
}

/** Finds from whom a newcomer could take, directly or over others. */
class DonorSearch {
  private turn = 0;
  private readonly seenLine: Int32Array;
  private readonly seenLot: Int32Array;

  constructor(private readonly shared: SharedLines) {
    const { takers, suppliers } = shared.flow.rows;
    this.seenLine = new Int32Array(takers);
    this.seenLot = new Int32Array(suppliers);
  }

  from(newcomer: number, least: number): Donors {
    const { lines, flow, keys } = this.shared;
    this.turn += 1;
    this.seenLine[newcomer] = this.turn;
    const limit = { taker: newcomer, unit: least, tier: tierOf(keys, newcomer, least) };
    const queue = [newcomer];
    const donors: number[] = [];
    let supply = 0;
    let spare = 0;
    for (const line of queue) {
      const { start, supplier } = flow.rows;
      const end = start[line + 1] as number;
      for (let place = start[line] as number; place < end; place += 1) {
        const lot = supplier[place] as number;
        if (this.seenLot[lot] === this.turn) continue;
        this.seenLot[lot] = this.turn;
        supply += flow.left[lot] as number;
        spare += flow.left[lot] as number;
        for (const other of this.newOnesServedBy(lot)) {
          const has = flow.given[other] as number;
          const before = unitsBefore(keys, other, limit);
          // Who lacks an earlier unit would take it first: nothing comes through it.
          if (has < before) continue;
          queue.push(other);
          if (has === before) continue;
          donors.push(other);
          supply += has;
          spare += Math.max(0, has - Math.max(before, lines.min[other] as number));
        }
      }
    }
    return { donors, supply, spare };
  }

  private newOnesServedBy(lot: number): number[] {
    const { served, nextServed, takerOf, units } = this.shared.flow;
    const found: number[] = [];
    for (let at = served[lot] as number; at !== LAST; at = nextServed[at] as number) {
      const line = takerOf[at] as number;
      if (units[at] === 0 || this.seenLine[line] === this.turn) continue;
      this.seenLine[line] = this.turn;
      found.push(line);
    }
    return found;
  }
}
