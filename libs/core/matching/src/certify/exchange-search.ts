import type { CommuneSums } from './commune-sums';
import type { ServedMarket } from './served-market';

/** Called for each line with room that a yielded unit reaches; says whether its commune may pass it on. */
export type Reach = (line: number) => boolean;

/**
 * Follows a unit that a line yields through all exchanges: its lots turn to other lines, which take the
 * unit and yield one of another lot, or keep it and let another line of their commune yield instead.
 *
 * What one search has seen, the next one of the same turn does not look at again. Marks are the number
 * of the turn, so that nothing needs to be cleared. O(pairs) each turn at most.
 */
export class ExchangeSearch {
  private turn = 0;
  private readonly lotSeen: Int32Array;
  private readonly reached: Int32Array;
  private readonly yielded: Int32Array;
  private readonly entered: Int32Array;
  private readonly stack: Int32Array;
  private height = 0;

  constructor(
    private readonly served: ServedMarket,
    private readonly sums: CommuneSums,
  ) {
    const { lots, lines } = served.market;
    this.lotSeen = new Int32Array(lots.count);
    this.reached = new Int32Array(lines.count);
    this.yielded = new Int32Array(lines.count);
    this.entered = new Int32Array(lines.communes);
    this.stack = new Int32Array(lines.count);
  }

  newTurn(): void {
    this.turn += 1;
  }

  fromLine(line: number, reach: Reach): void {
    this.push(line);
    this.run(reach);
  }

  fromCommune(commune: number, reach: Reach): void {
    this.enter(commune);
    this.run(reach);
  }

  private run(reach: Reach): void {
    while (this.height > 0) {
      this.height -= 1;
      this.yieldUnit(this.stack[this.height] as number, reach);
    }
  }

  private enter(commune: number): void {
    if (this.entered[commune] === this.turn) return;
    this.entered[commune] = this.turn;
    const { start, line } = this.sums;
    const end = start[commune + 1] as number;
    for (let at = start[commune] as number; at < end; at += 1) this.push(line[at] as number);
  }

  private push(line: number): void {
    if (this.yielded[line] === this.turn) return;
    this.yielded[line] = this.turn;
    this.stack[this.height] = line;
    this.height += 1;
  }

  /** The innermost loop: every pair of the lots that serve the line. */
  private yieldUnit(from: number, reach: Reach): void {
    const { start, server, market, dropped, lineUnits } = this.served;
    const { pairs, lines } = market;
    const end = start[from + 1] as number;
    for (let at = start[from] as number; at < end; at += 1) {
      const lot = server[at] as number;
      if (this.lotSeen[lot] === this.turn) continue;
      this.lotSeen[lot] = this.turn;
      const last = pairs.start[lot + 1] as number;
      for (let pair = pairs.start[lot] as number; pair < last; pair += 1) {
        const line = pairs.line[pair] as number;
        if (this.reached[line] === this.turn || dropped[line] === 1) continue;
        this.reached[line] = this.turn;
        const hasRoom = (lineUnits[line] as number) < (lines.units[line] as number);
        if (hasRoom && reach(line)) this.enter(lines.commune[line] as number);
        this.push(line);
      }
    }
  }
}
