import { LineColumns, LotColumns, dayOf } from './columns';
import type { LineFacts, LotFacts } from './facts';
import { firstBrokenAtRest } from './legality';
import { nth } from './nth';
import type { Roads } from './roads';
import { Straights } from './straights';

/**
 * Which lines each lot of one product may serve, row by row and over all pairs, so that no lot is
 * forgotten for being far down a list. The same rules as `firstBrokenRule`, laid out for tens of millions
 * of pairs: what needs no road is asked once for each two kinds of lot and line, what lies too far north or
 * south is passed over, and only then a road is measured. About 30 ns a pair; memory grows with lots + lines.
 */
export class LegalRows {
  /** The lines of the row asked for last, ascending, and the metres to each. */
  readonly line: Int32Array;
  readonly metres: Float64Array;
  private readonly lots: LotColumns;
  private readonly lines: LineColumns;
  private readonly straights: Straights;
  /** By kind of lot, then kind of line: 1 when no rule at rest is broken. */
  private readonly fits: Uint8Array;
  /** By state of the lot, then of the line: thousandths of the straight line. */
  private readonly factors: Float64Array;
  private readonly bandDegrees: number;

  constructor(
    lots: readonly LotFacts[],
    lines: readonly LineFacts[],
    private readonly roads: Roads,
  ) {
    this.lots = new LotColumns(lots);
    this.lines = new LineColumns(lines);
    this.straights = new Straights(lots, lines);
    this.line = new Int32Array(lines.length);
    this.metres = new Float64Array(lines.length);
    const lineKinds = this.lines.kinds.samples;
    this.fits = Uint8Array.from(
      this.lots.kinds.samples.flatMap((lot) =>
        lineKinds.map((line) => (firstBrokenAtRest(lot, line) === null ? 1 : 0)),
      ),
    );
    this.factors = Float64Array.from(
      this.lots.states.samples.flatMap((lot) =>
        this.lines.states.samples.map((line) => roads.permille(lot.source, line.source)),
      ),
    );
    this.bandDegrees = roads.bandDegrees();
  }

  /**
   * Writes the row of a lot and returns its length. One loop, since a call for each rule would cost more
   * than the rules themselves.
   */
  fill(lot: number): number {
    const { lots, lines, fits, factors, straights, roads, line, metres, bandDegrees } = this;
    const { speedKmh, transportMinorPerTonneKm } = roads.travel;
    const maxMetres = roads.maxMetres ?? Infinity;
    const kindRow = (lots.kinds.at[lot] as number) * lines.kinds.samples.length;
    const stateRow = (lots.states.at[lot] as number) * lines.states.samples.length;
    const latitude = lots.latitude[lot] as number;
    const departs = lots.departs[lot] as number;
    const bestBefore = lots.bestBefore[lot] as number;
    const floor = lots.floorPrice[lot] as number;
    const lotId = lots.ids[lot] as string;
    let count = 0;
    for (let at = 0; at < lines.count; at += 1) {
      if (fits[kindRow + (lines.kinds.at[at] as number)] === 0) continue;
      if (Math.abs((lines.latitude[at] as number) - latitude) > bandDegrees) continue;
      const closes = lines.closes[at] as number;
      if (departs > closes) continue;
      const permille = factors[stateRow + (lines.states.at[at] as number)] as number;
      const road = Math.round((straights.metres(lot, at) * permille) / 1000);
      if (road > maxMetres) continue;
      const arrives = departs + Math.ceil((road * 60) / (speedKmh * 1000));
      if (arrives > closes) continue;
      const handOver = Math.max(arrives, lines.opens[at] as number);
      if (bestBefore - dayOf(handOver) < (lines.shelfDays[at] as number)) continue;
      const transport = Math.ceil((road * transportMinorPerTonneKm) / 1_000_000);
      if (floor >= 0 && floor + transport > (lines.ceiling[at] as number)) continue;
      if (lines.hasDeclined[at] === 1 && nth(lines.declined, at).has(lotId)) continue;
      line[count] = at;
      metres[count] = road;
      count += 1;
    }
    return count;
  }
}
