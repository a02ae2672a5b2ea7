import type { NetworkMarket } from '#core/matching';
import { at } from '../scenarios/chance';
import type { RoundTable } from './round-table';

/** What earlier rounds owe each line, in units. */
export class Memory {
  readonly balances: Float64Array;
  constructor(lines: number) {
    this.balances = new Float64Array(lines);
  }

  remember(
    markets: readonly NetworkMarket[],
    table: RoundTable,
    { rights, given }: { rights: Float64Array; given: Float64Array },
  ): void {
    for (const { lineAt } of markets) {
      for (const place of lineAt) {
        const line = at(table.asks, place).line;
        const cap = 4 * at(table.asks, place).units;
        const b = Math.trunc(0.9 * at(this.balances, line)) + at(rights, place) - at(given, place);
        this.balances[line] = Math.max(-cap, Math.min(cap, b));
      }
    }
  }
}
