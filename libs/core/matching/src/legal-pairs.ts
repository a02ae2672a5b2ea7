import type { LineFacts, LotFacts } from './round/facts';
import {
  RULES,
  arrivalMinute,
  deliveredMinorPerKg,
  firstBrokenAtRest,
  firstBrokenOnTheRoad,
  shelfDaysLeft,
  type Rule,
} from './round/legality';
import { nth } from './round/nth';
import type { Roads } from './round/roads';

/** For each lot (or line): the pair that broke the latest rule by the least, for explanations. */
export class NearMisses {
  private readonly order: Int8Array;
  private readonly partner: Int32Array;
  private readonly gap: Float64Array;

  constructor(size: number) {
    this.order = new Int8Array(size).fill(-1);
    this.partner = new Int32Array(size).fill(-1);
    this.gap = new Float64Array(size);
  }

  /** True when a pair that broke this rule by so much comes closer than any before it. */
  isCloser(at: number, order: number, gap: number): boolean {
    const best = this.order[at] ?? -1;
    return order > best || (order === best && gap < (this.gap[at] ?? 0));
  }

  keep(at: number, order: number, gap: number, partner: number): void {
    this.order[at] = order;
    this.gap[at] = gap;
    this.partner[at] = partner;
  }

  at(index: number): { readonly rule: Rule; readonly partner: number } | null {
    const rule = RULES[this.order[index] ?? -1];
    return rule === undefined ? null : { rule, partner: this.partner[index] ?? -1 };
  }
}

const ORDER = Object.fromEntries(RULES.map((rule, order) => [rule, order])) as Record<Rule, number>;

/**
 * Which lots may serve which lines of one product: all pairs are asked, one bit each, so that no lot is
 * forgotten for being far down a list. Memory: lots × lines / 8 bytes. Time: about 0.1 µs a pair.
 */
export class LegalPairs {
  /** 32-bit words of one line's row. */
  readonly words: number;
  /** Row after row; bit `lot & 31` of word `lot >> 5`. */
  readonly rows: Uint32Array;
  readonly missesOfLots: NearMisses;
  readonly missesOfLines: NearMisses;

  constructor(
    private readonly lots: readonly LotFacts[],
    private readonly lines: readonly LineFacts[],
    private readonly roads: Roads,
  ) {
    this.words = (lots.length + 31) >>> 5;
    this.rows = new Uint32Array(this.words * lines.length);
    this.missesOfLots = new NearMisses(lots.length);
    this.missesOfLines = new NearMisses(lines.length);
    lines.forEach((line, at) => {
      this.ask(line, at);
    });
  }

  isLegal(lot: number, line: number): boolean {
    return (((this.rows[line * this.words + (lot >>> 5)] ?? 0) >>> (lot & 31)) & 1) === 1;
  }

  hasLegalLot(line: number): boolean {
    const row = line * this.words;
    for (let word = row; word < row + this.words; word += 1) {
      if (this.rows[word] !== 0) return true;
    }
    return false;
  }

  private ask(line: LineFacts, at: number): void {
    const { lots, roads, rows } = this;
    const row = at * this.words;
    for (let index = 0; index < lots.length; index += 1) {
      const lot = nth(lots, index);
      let metres = 0;
      let rule = firstBrokenAtRest(lot, line);
      if (rule === null) {
        metres = roads.metres(lot.source, line.source);
        rule = firstBrokenOnTheRoad(lot, line, roads, metres);
      }
      if (rule === null)
        rows[row + (index >>> 5)] = (rows[row + (index >>> 5)] ?? 0) | (1 << (index & 31));
      else this.noteMiss(index, at, rule, metres);
    }
  }

  private noteMiss(lot: number, line: number, rule: Rule, metres: number): void {
    const order = ORDER[rule];
    const gap = this.gapOf(lot, line, rule, metres);
    if (this.missesOfLots.isCloser(lot, order, gap)) this.missesOfLots.keep(lot, order, gap, line);
    if (this.missesOfLines.isCloser(line, order, gap)) {
      this.missesOfLines.keep(line, order, gap, lot);
    }
  }

  /** By how much the rule is broken, in the rule's own unit; only compared within one rule. */
  private gapOf(lotAt: number, lineAt: number, rule: Rule, metres: number): number {
    const lot = nth(this.lots, lotAt);
    const line = nth(this.lines, lineAt);
    switch (rule) {
      case 'grade':
        return lot.source.grade;
      case 'distance':
        return metres;
      case 'window':
        return arrivalMinute(lot, this.roads, metres) - line.closesMinute;
      case 'shelf_life':
        return line.shelfLifeDays - shelfDaysLeft(lot, line, this.roads, metres);
      case 'price':
        return (
          (deliveredMinorPerKg(lot, this.roads, metres) ?? 0) - (line.source.ceilingMinorPerKg ?? 0)
        );
      default:
        return 0;
    }
  }
}
