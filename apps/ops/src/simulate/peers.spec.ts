import { firstCome, soonestNearest } from './peers';
import type { RoundTable } from './round-table';

/** Costs row by row of lots; keeps, units, and who arrives when, as the rows say. */
function table(facts: {
  lots: readonly { units: number; keeps: number }[];
  lines: readonly { units: number; min?: number; arrival?: number }[];
  metres: readonly (readonly (number | null)[])[];
}): RoundTable {
  const pairs = facts.metres.flatMap((row, lot) =>
    row.flatMap((cost, line) => (cost === null ? [] : [{ lot, line, cost }])),
  );
  return {
    stock: facts.lots.map((lot, at) => ({ ...lot, id: `l${at}`, product: 0, commune: 0 })),
    asks: facts.lines.map(({ units, min = 0, arrival = 0 }, line) => ({
      line,
      units,
      min,
      arrival,
    })),
    network: {
      seed: 1,
      tolerancePermille: 0,
      lots: facts.lots.map(({ units, keeps }, at) => ({
        id: `l${at}`,
        product: 'papa',
        units,
        urgency: Math.min(3, keeps),
      })),
      lines: facts.lines.map(({ units, min = 0 }, at) => {
        return { id: `o${at}`, product: 'papa', units, min, families: 100, debt: 0, floor: 0 };
      }),
      pairs: {
        lot: pairs.map((it) => it.lot),
        line: pairs.map((it) => it.line),
        cost: pairs.map((it) => it.cost),
      },
    },
  };
}

describe('the clerk who sends what spoils first to the nearest', () => {
  it('serves the soonest lot first, and each to the nearest line with room', () => {
    const flows = soonestNearest(
      table({
        lots: [
          { units: 5, keeps: 2 },
          { units: 5, keeps: 0 },
        ],
        lines: [{ units: 4 }, { units: 9 }],
        metres: [
          [10, 20],
          [10, 20],
        ],
      }),
    );
    expect(flows).toEqual({ lot: [0, 1, 1], line: [1, 0, 1], units: [5, 4, 1] });
  });

  it('takes back what stays below a minimum, and offers it once more', () => {
    const flows = soonestNearest(
      table({
        lots: [{ units: 6, keeps: 0 }],
        lines: [{ units: 4 }, { units: 9, min: 5 }, { units: 9 }],
        metres: [[10, 20, 30]],
      }),
    );
    expect(flows).toEqual({ lot: [0, 0], line: [0, 2], units: [4, 2] });
  });
});

describe('first come, first served', () => {
  it('lets whoever arrives take from the nearest until the order is full', () => {
    const flows = firstCome(
      table({
        lots: [
          { units: 5, keeps: 0 },
          { units: 5, keeps: 0 },
        ],
        lines: [
          { units: 6, arrival: 0.9 },
          { units: 8, arrival: 0.1 },
        ],
        metres: [
          [10, 30],
          [10, 20],
        ],
      }),
    );
    expect(flows).toEqual({ lot: [0, 0, 1], line: [0, 1, 1], units: [2, 3, 5] });
  });

  it('gives nothing to those whose minimum is no longer there, and only along open roads', () => {
    const flows = firstCome(
      table({
        lots: [{ units: 5, keeps: 0 }],
        lines: [
          { units: 4, arrival: 0.1 },
          { units: 4, min: 2, arrival: 0.2 },
          { units: 4, arrival: 0.3 },
          { units: 4, arrival: 0 },
        ],
        metres: [[1, 1, 1, null]],
      }),
    );
    expect(flows).toEqual({ lot: [0, 0], line: [0, 2], units: [4, 1] });
  });
});
