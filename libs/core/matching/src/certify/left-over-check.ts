import type { Market } from '../network/market';
import type { MarketAnswer } from '../network/market-answer';
import type { NetworkAnswer } from '../network/network';
import { refuse } from './violation';

type Told = Pick<NetworkAnswer, 'unplaced' | 'unmet'>;

/** What is told of the unplaced and the unmet adds up, for every lot and line, with its true reason. */
export function checkLeftOver(market: Market, answer: MarketAnswer, told: Told): void {
  const { lots, lines, pairs } = market;
  const isDropped = (line: number): boolean =>
    (lines.min[line] as number) > 0 && answer.lineUnits[line] === 0;
  const hasLot = new Uint8Array(lines.count);
  for (const line of pairs.line) hasLot[line] = 1;

  const unplaced = new Turns(told.unplaced, 'unplaced.wrong', 'unplaced');
  for (let lot = 0; lot < lots.count; lot += 1) {
    const units = (lots.units[lot] as number) - (answer.lotUnits[lot] as number);
    if (units === 0) continue;
    const row = pairs.line.subarray(pairs.start[lot], pairs.start[lot + 1]);
    const reason =
      row.length === 0 ? 'no-legal-line' : row.some(isDropped) ? 'minimums' : 'demand-met';
    unplaced.expect((it) => it.lot === lot && it.units === units && it.reason === reason);
  }
  unplaced.end();

  const unmet = new Turns(told.unmet, 'unmet.wrong', 'unmet');
  for (let line = 0; line < lines.count; line += 1) {
    const had = answer.lineUnits[line] as number;
    const units = (lines.wanted[line] as number) - had;
    if (units <= 0) continue;
    const fair = answer.fair?.lineUnits[line] ?? had;
    const reason =
      hasLot[line] === 0
        ? 'no-legal-lot'
        : isDropped(line)
          ? 'below-minimum'
          : had < fair
            ? 'tolerance'
            : 'shared';
    unmet.expect((it) => it.line === line && it.units === units && it.reason === reason);
  }
  unmet.end();
}

/** A list that must hold what is expected, in that order, and nothing else. */
class Turns<Entry> {
  private next = 0;

  constructor(
    private readonly entries: readonly Entry[],
    private readonly code: 'unplaced.wrong' | 'unmet.wrong',
    private readonly name: string,
  ) {}

  expect(isRight: (entry: Entry) => boolean): void {
    const entry = this.entries[this.next];
    if (entry === undefined || !isRight(entry)) this.refuse();
    this.next += 1;
  }

  end(): void {
    if (this.next < this.entries.length) this.refuse();
  }

  private refuse(): never {
    return refuse(this.code, `${this.name}[${this.next}]`);
  }
}
