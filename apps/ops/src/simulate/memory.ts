import { nextBalances, type NetworkMarket } from '#core/matching';
import { at } from '../scenarios/chance';
import type { RoundTable } from './round-table';
import type { World } from './world';

const POLICY = { memoryPermille: 900, debtOrdersMax: 4 } as const;

/** What a round brought to each line of its table, in units. */
export interface Brought {
  readonly rights: Float64Array;
  readonly given: Float64Array;
}

/** What earlier rounds owe each line of the world. All balances of a product come to zero. */
export class Memory {
  /** Grams, so that what fades is not rounded to whole packages. */
  private readonly grams: Float64Array;

  constructor(private readonly world: Pick<World, 'lines' | 'products'>) {
    this.grams = new Float64Array(world.lines.length);
  }

  /** Grams owed now, line by line. */
  get balances(): Float64Array {
    return this.grams.slice();
  }

  /** Whole units owed now, line by line. */
  get debts(): Float64Array {
    return this.grams.map((grams, line) => Math.trunc(grams / this.unitGrams(line)));
  }

  /** Takes a round to heart, product by product; whoever did not order keeps the balance. */
  remember(markets: readonly NetworkMarket[], table: RoundTable, brought: Brought): void {
    for (const { lineAt } of markets) {
      const accounts = Array.from(lineAt, (place) => {
        const { line, units } = at(table.asks, place);
        const unitGrams = this.unitGrams(line);
        return {
          balance: at(this.grams, line),
          ordered: units * unitGrams,
          right: at(brought.rights, place) * unitGrams,
          given: at(brought.given, place) * unitGrams,
        };
      });
      nextBalances(accounts, POLICY).forEach((balance, nth) => {
        this.grams[at(table.asks, at(lineAt, nth)).line] = balance;
      });
    }
  }

  private unitGrams(line: number): number {
    return at(this.world.products, at(this.world.lines, line).product).unitGrams;
  }
}
