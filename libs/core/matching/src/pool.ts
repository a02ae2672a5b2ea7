import type { LineFacts, LotFacts } from './round/facts';
import { LegalPairs } from './legal-pairs';
import { nth } from './round/nth';
import type { Roads } from './round/roads';

/** The lots of one package size in a pool: only packages of one size can be exchanged one for one. */
export interface PackageClass {
  readonly packageGrams: number;
  /** One bit a lot. */
  readonly mask: Uint32Array;
}

/**
 * All lots of one product and all lines that take it, with what has been given so far.
 *
 * Inside a pool lots and lines go by their place in it. Lots stand soonest-to-spoil first, so that the
 * first bit of a row that fits is also the most urgent one.
 */
export class Pool {
  readonly lots: readonly LotFacts[];
  readonly pairs: LegalPairs;
  readonly classes: readonly PackageClass[];
  readonly packageGramsLeast: number;
  /** Lots with a package left. */
  readonly open: Uint32Array;
  /** Lots from which a path of exchanges may still lead to a package left. */
  readonly alive: Uint32Array;
  private readonly left: Float64Array;
  /** For each lot: packages by line. */
  private readonly held: Map<number, number>[];

  constructor(
    readonly productId: string,
    lots: readonly LotFacts[],
    readonly lines: readonly LineFacts[],
    readonly roads: Roads,
  ) {
    this.lots = [...lots].sort((a, b) => a.bestBeforeDay - b.bestBeforeDay || a.rank - b.rank);
    this.pairs = new LegalPairs(this.lots, lines, roads);
    this.classes = classesOf(this.lots, this.pairs.words);
    this.packageGramsLeast = this.classes[0]?.packageGrams ?? 0;
    this.left = Float64Array.from(this.lots, (lot) => lot.source.packages);
    this.held = this.lots.map(() => new Map<number, number>());
    this.open = new Uint32Array(this.pairs.words);
    this.alive = new Uint32Array(this.pairs.words);
    this.lots.forEach((_, lot) => {
      this.markOpen(lot);
    });
    this.revive();
  }

  lotAt(lot: number): LotFacts {
    return nth(this.lots, lot);
  }

  lineAt(line: number): LineFacts {
    return nth(this.lines, line);
  }

  packageGrams(lot: number): number {
    return this.lotAt(lot).source.packageGrams;
  }

  packagesLeft(lot: number): number {
    return this.left[lot] ?? 0;
  }

  /** The lines that hold packages of a lot, and how many. */
  holdersOf(lot: number): ReadonlyMap<number, number> {
    return nth(this.held, lot);
  }

  /** Moves packages from the lot to the line, or back when negative. */
  move(lot: number, line: number, packages: number): void {
    const holders = nth(this.held, lot);
    const now = (holders.get(line) ?? 0) + packages;
    if (now === 0) holders.delete(line);
    else holders.set(line, now);
    this.left[lot] = this.packagesLeft(lot) - packages;
    this.markOpen(lot);
  }

  /** Takes back all that a line holds; returns the grams. */
  release(line: number): number {
    let grams = 0;
    for (let lot = 0; lot < this.lots.length; lot += 1) {
      const packages = this.pairs.isLegal(lot, line) ? (nth(this.held, lot).get(line) ?? 0) : 0;
      if (packages === 0) continue;
      this.move(lot, line, -packages);
      grams += packages * this.packageGrams(lot);
    }
    if (grams > 0) this.revive();
    return grams;
  }

  /** Shuts lots that only lead to each other and have nothing left: no search need visit them again. */
  shut(lots: Uint32Array): void {
    for (let word = 0; word < this.alive.length; word += 1) {
      this.alive[word] = (this.alive[word] ?? 0) & ~(lots[word] ?? 0);
    }
  }

  /** Something came back, so every way may be open again. */
  private revive(): void {
    this.alive.fill(0xffffffff);
  }

  private markOpen(lot: number): void {
    const word = lot >>> 5;
    const bit = 1 << (lot & 31);
    const bits = this.open[word] ?? 0;
    this.open[word] = this.packagesLeft(lot) > 0 ? bits | bit : bits & ~bit;
  }
}

/** Smallest packages first. */
function classesOf(lots: readonly LotFacts[], words: number): PackageClass[] {
  const masks = new Map<number, Uint32Array>();
  lots.forEach(({ source: { packageGrams } }, lot) => {
    const mask = masks.get(packageGrams) ?? new Uint32Array(words);
    mask[lot >>> 5] = (mask[lot >>> 5] ?? 0) | (1 << (lot & 31));
    masks.set(packageGrams, mask);
  });
  return [...masks]
    .map(([packageGrams, mask]) => ({ packageGrams, mask }))
    .sort((a, b) => a.packageGrams - b.packageGrams);
}
