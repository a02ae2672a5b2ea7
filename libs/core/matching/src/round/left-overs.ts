import type { LotFate } from '../explain/lot-reason';
import type { Board } from './board';
import type { LineFacts, LotFacts } from './facts';
import { LegalRows } from './legal-rows';
import { nth } from './nth';

/** Which lots have packages left in the end, and whom they could still reach by the rules. */
export class LeftOvers {
  private readonly placed = new Map<LotFacts, number>();
  private readonly fates = new Map<LotFacts, LotFate>();
  private readonly reached = new Set<LineFacts>();
  private readonly askers = new Map<string, readonly LineFacts[]>();

  /** O(lots left over × lines that take their product). */
  constructor(private readonly board: Board) {
    for (const { lots, lotUnits } of board.shelves) {
      lots.forEach((lot, at) => this.placed.set(lot, lotUnits[at] as number));
    }
    for (const productId of board.group.productIds) this.look(productId);
  }

  /** True when a lot that is legal for the line has packages left. */
  isLeftFor(line: LineFacts): boolean {
    return this.reached.has(line);
  }

  fateOf(lot: LotFacts): LotFate {
    return (
      this.fates.get(lot) ?? {
        lot,
        placedPackages: this.placed.get(lot) ?? 0,
        askingLines: this.askersOf(lot.source.productId).length,
        ...{ legalLines: 0, isHeldByMinimum: false, isAnyShort: false },
      }
    );
  }

  private askersOf(productId: string): readonly LineFacts[] {
    const known = this.askers.get(productId);
    if (known) return known;
    const askers = this.board.group.lines.filter((line) => line.productIds.includes(productId));
    this.askers.set(productId, askers);
    return askers;
  }

  private look(productId: string): void {
    const { board } = this;
    const left = board.group.lots.filter(
      (lot) =>
        lot.source.productId === productId && lot.source.packages > (this.placed.get(lot) ?? 0),
    );
    if (left.length === 0) return;
    const askers = this.askersOf(productId);
    const rows = new LegalRows(left, askers, board.prepared.roads);
    left.forEach((lot, at) => {
      const legal = [...rows.line.subarray(0, rows.fill(at))].map((place) => nth(askers, place));
      for (const line of legal) this.reached.add(line);
      const { packageGrams } = lot.source;
      this.fates.set(lot, {
        lot,
        placedPackages: this.placed.get(lot) ?? 0,
        askingLines: askers.length,
        legalLines: legal.length,
        isHeldByMinimum: legal.some(
          (line) =>
            this.isWithout(line) && line.source.maxGrams - board.hasGrams(line) >= packageGrams,
        ),
        isAnyShort: legal.some((line) => board.hasGrams(line) < line.source.wantedGrams),
      });
    });
  }

  private isWithout(line: LineFacts): boolean {
    return this.board.hasGrams(line) < line.source.minGrams;
  }
}
