import { marketsOf } from '#core/matching';
import { Memory } from './memory';
import { seasonProducts } from './products';
import type { RoundTable } from './round-table';

const PAPA = 0;
const TOMATE = 1;
const products = seasonProducts(2);

/** One line of tomatoes, three of potatoes. */
const newMemory = () =>
  new Memory({
    products,
    lines: [TOMATE, PAPA, PAPA, PAPA].map((product, line) => ({
      ...{ id: `o${line}`, commune: line, product, families: 1 },
      ...{ need: 1, minPermille: 0, doesInflate: false },
    })),
  });

/** Nothing but what they order matters here. */
function tableOf(ordered: readonly number[]): RoundTable {
  const asks = ordered.flatMap((units, line) => {
    return units === 0 ? [] : [{ line, units, min: 0, arrival: 0 }];
  });
  return {
    stock: [],
    asks,
    network: {
      seed: 1,
      tolerancePermille: 0,
      lots: [],
      lines: asks.map(({ line, units }) => ({
        ...{ id: `o${line}`, product: products[line === 0 ? TOMATE : PAPA]!.id, units },
        ...{ min: 0, families: 1, debt: 0, floor: 0 },
      })),
      pairs: { lot: [], line: [], cost: [] },
    },
  };
}

function remember(memory: Memory, ordered: readonly number[], rights: number[], given: number[]) {
  const table = tableOf(ordered);
  memory.remember(marketsOf(table.network), table, {
    rights: Float64Array.from(rights),
    given: Float64Array.from(given),
  });
}

describe('the memory of a season', () => {
  it('owes what a line had less than its right, product by product', () => {
    const memory = newMemory();
    remember(memory, [5, 10, 10, 10], [5, 6, 6, 3], [5, 8, 3, 4]);
    expect([...memory.debts]).toEqual([0, -2, 3, -1]);
  });

  it('leaves alone who did not order, fades for the others, and always comes to zero', () => {
    const memory = newMemory();
    remember(memory, [0, 10, 10, 10], [6, 6, 3], [8, 3, 4]);
    remember(memory, [0, 10, 0, 10], [5, 5], [5, 5]);
    const sack = products[PAPA]!.unitGrams;
    const [, , third, ...others] = memory.balances;
    expect(third).toBe(3 * sack);
    expect(memory.balances.reduce((sum, each) => sum + each, 0)).toBe(0);
    expect(others).not.toContain(-sack);
  });

  it('never owes more than four orders', () => {
    const memory = newMemory();
    for (let round = 0; round < 30; round += 1) {
      remember(memory, [0, 10, 10, 10], [5, 5, 5], [15, 0, 0]);
    }
    expect(Math.max(...memory.debts.map(Math.abs))).toBeLessThanOrEqual(40);
    expect(memory.balances.reduce((sum, each) => sum + each, 0)).toBe(0);
  });
});
