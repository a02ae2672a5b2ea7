import type { Pool, PackageClass } from './pool';

/**
 * Finds a package for a line: straight from the best lot that has one left, or, when all its lots are
 * given away, along a chain of exchanges in which every line on the way swaps one package for another
 * of the same size. Either way no other line's kilos change.
 */
export class Giving {
  private readonly seenLots: Uint32Array;
  private readonly seenLines: Uint8Array;
  /** For each lot seen: the line that would take a package of it. */
  private readonly takerOf: Int32Array;
  /** For each line seen: the lot of which it would give a package up. */
  private readonly yields: Int32Array;
  private readonly queue: Int32Array;
  private queued = 0;
  /** The lot that each line drew from last: the best one for as long as it lasts. */
  private readonly drawsFrom: Int32Array;

  constructor(private readonly pool: Pool) {
    this.seenLots = new Uint32Array(pool.pairs.words);
    this.seenLines = new Uint8Array(pool.lines.length);
    this.takerOf = new Int32Array(pool.lots.length);
    this.yields = new Int32Array(pool.lines.length);
    this.queue = new Int32Array(pool.lots.length);
    this.drawsFrom = new Int32Array(pool.lines.length).fill(-1);
  }

  /** Forget which lots the lines drew from: call it when packages came back or lines may take larger ones. */
  restart(): void {
    this.drawsFrom.fill(-1);
  }

  /** Gives the line one package of at most `room` grams and returns its grams; 0 when none can be had. */
  giveOne(line: number, room: number): number {
    if (room < this.pool.packageGramsLeast) return 0;
    const lot = this.bestOpenLot(line, room);
    if (lot >= 0) {
      this.pool.move(lot, line, 1);
      return this.pool.packageGrams(lot);
    }
    for (const packages of this.pool.classes) {
      if (packages.packageGrams > room) return 0;
      if (this.giveByExchange(line, packages)) return packages.packageGrams;
    }
    return 0;
  }

  /** Soonest to spoil first, then nearest by road, then by rank; −1 when no lot fits. */
  private bestOpenLot(line: number, room: number): number {
    const { pool } = this;
    const last = this.drawsFrom[line] ?? -1;
    if (last >= 0 && pool.packagesLeft(last) > 0 && pool.packageGrams(last) <= room) return last;
    const { rows, words } = pool.pairs;
    let best = { lot: -1, day: Infinity, metres: Infinity };
    for (let word = 0; word < words; word += 1) {
      let bits = (rows[line * words + word] ?? 0) & (pool.open[word] ?? 0);
      for (; bits !== 0; bits &= bits - 1) {
        const lot = (word << 5) + 31 - Math.clz32(bits & -bits);
        const facts = pool.lotAt(lot);
        if (facts.source.packageGrams > room) continue;
        if (facts.bestBeforeDay > best.day) {
          this.drawsFrom[line] = best.lot;
          return best.lot;
        }
        const metres = this.metres(lot, line);
        if (metres < best.metres) best = { lot, day: facts.bestBeforeDay, metres };
      }
    }
    this.drawsFrom[line] = best.lot;
    return best.lot;
  }

  private metres(lot: number, line: number): number {
    return this.pool.roads.metres(this.pool.lotAt(lot).source, this.pool.lineAt(line).source);
  }

  /**
   * The shortest chain of exchanges from a package left to the line, breadth first. When there is none,
   * all lots that were seen lead only to each other and are shut, so failures cost O(pairs) in all.
   */
  private giveByExchange(line: number, { mask }: PackageClass): boolean {
    this.seenLots.fill(0);
    this.seenLines.fill(0);
    this.queued = 0;
    this.seenLines[line] = 1;
    let found = this.reach(line, mask);
    for (let head = 0; found < 0 && head < this.queued; head += 1) {
      const lot = this.queue[head] ?? 0;
      for (const holder of this.pool.holdersOf(lot).keys()) {
        if (this.seenLines[holder] === 1) continue;
        this.seenLines[holder] = 1;
        this.yields[holder] = lot;
        found = this.reach(holder, mask);
        if (found >= 0) break;
      }
    }
    if (found >= 0) this.exchange(found, line);
    else if (this.queued > 0) this.pool.shut(this.seenLots);
    return found >= 0;
  }

  /** A lot with a package left that the line may take, or −1 after queueing all its other lots. */
  private reach(line: number, mask: Uint32Array): number {
    const { open, alive, pairs } = this.pool;
    const row = line * pairs.words;
    for (let word = 0; word < pairs.words; word += 1) {
      const bits = (pairs.rows[row + word] ?? 0) & (mask[word] ?? 0) & (open[word] ?? 0);
      if (bits === 0) continue;
      const lot = (word << 5) + 31 - Math.clz32(bits & -bits);
      this.takerOf[lot] = line;
      return lot;
    }
    for (let word = 0; word < pairs.words; word += 1) {
      const seen = this.seenLots[word] ?? 0;
      let bits = (pairs.rows[row + word] ?? 0) & (mask[word] ?? 0) & (alive[word] ?? 0) & ~seen;
      this.seenLots[word] = seen | bits;
      for (; bits !== 0; bits &= bits - 1) {
        const lot = (word << 5) + 31 - Math.clz32(bits & -bits);
        this.takerOf[lot] = line;
        this.queue[this.queued] = lot;
        this.queued += 1;
      }
    }
    return -1;
  }

  /** One package moves along the chain that ends in `lot`; only the last line of it gains. */
  private exchange(lot: number, gainer: number): void {
    for (let from = lot; ;) {
      const taker = this.takerOf[from] ?? gainer;
      if (taker === gainer) {
        this.pool.move(from, taker, 1);
        return;
      }
      const yielded = this.yields[taker] ?? 0;
      this.pool.move(yielded, taker, -1);
      this.pool.move(from, taker, 1);
      from = yielded;
    }
  }
}
