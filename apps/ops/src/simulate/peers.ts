import type { Network, NetworkAnswer } from '#core/matching';
import { at } from '../scenarios/chance';
import type { RoundTable } from './round-table';

type Flows = NetworkAnswer['flows'];

/**
 * Sharing as a good clerk does it: the lot that spoils soonest first, each to the nearest lines that still
 * have room. Lines that end below their minimum give back what they have, and it is offered once more.
 */
export function soonestNearest({ network, stock }: RoundTable): Flows {
  const giving = new Giving(network, rowsOf(network, 'line'));
  const lots = placesBy(stock, (a, b) => a.keeps - b.keeps);
  const rows = rowsOf(network, 'lot');
  const isOut = network.lines.map(() => false);
  const giveAll = (): void => {
    for (const lot of lots) {
      for (const pair of at(rows, lot)) {
        if (!isOut[at(network.pairs.line, pair)]) giving.give(pair);
      }
    }
  };
  giveAll();
  network.lines.forEach(({ min }, line) => {
    if (giving.had(line) >= min) return;
    isOut[line] = true;
    giving.takeBack(line);
  });
  giveAll();
  return giving.flows();
}

/**
 * Sharing by the order of arrival: who comes takes from the nearest lots what there is, up to its order,
 * and takes nothing when that is less than its minimum.
 */
export function firstCome({ network, asks }: RoundTable): Flows {
  const rows = rowsOf(network, 'line');
  const giving = new Giving(network, rows);
  for (const line of placesBy(asks, (a, b) => a.arrival - b.arrival)) {
    for (const pair of at(rows, line)) giving.give(pair);
    if (giving.had(line) < at(network.lines, line).min) giving.takeBack(line);
  }
  return giving.flows();
}

/** What has been given so far, pair by pair. */
class Giving {
  private readonly left: number[];
  private readonly room: number[];
  private readonly given: Float64Array;

  constructor(
    private readonly network: Network,
    /** The pairs of each line. */
    private readonly rows: readonly number[][],
  ) {
    this.left = network.lots.map((it) => it.units);
    this.room = network.lines.map((it) => it.units);
    this.given = new Float64Array(network.pairs.lot.length);
  }

  /** As much of the lot of a pair as its line still takes. */
  give(pair: number): void {
    const lot = at(this.network.pairs.lot, pair);
    const line = at(this.network.pairs.line, pair);
    const units = Math.min(at(this.left, lot), at(this.room, line));
    if (units > 0) this.move(pair, units);
  }

  had(line: number): number {
    return at(this.network.lines, line).units - at(this.room, line);
  }

  takeBack(line: number): void {
    for (const pair of at(this.rows, line)) {
      const units = at(this.given, pair);
      if (units > 0) this.move(pair, -units);
    }
  }

  flows(): Flows {
    const { lot, line } = this.network.pairs;
    const used = [...this.given.keys()].filter((pair) => at(this.given, pair) > 0);
    used.sort((a, b) => at(lot, a) - at(lot, b) || at(line, a) - at(line, b));
    return {
      lot: used.map((pair) => at(lot, pair)),
      line: used.map((pair) => at(line, pair)),
      units: used.map((pair) => at(this.given, pair)),
    };
  }

  private move(pair: number, units: number): void {
    const lot = at(this.network.pairs.lot, pair);
    const line = at(this.network.pairs.line, pair);
    this.given[pair] = at(this.given, pair) + units;
    this.left[lot] = at(this.left, lot) - units;
    this.room[line] = at(this.room, line) - units;
  }
}

/** The places of a list in an order; equals stay as they stand. */
function placesBy<Item>(items: readonly Item[], order: (a: Item, b: Item) => number): number[] {
  const places = items.map((_, place) => place);
  return places.sort((a, b) => order(at(items, a), at(items, b)) || a - b);
}

/** The pairs of each lot, or of each line, nearest first. */
function rowsOf({ lots, lines, pairs }: Network, side: 'lot' | 'line'): number[][] {
  const rows = (side === 'lot' ? lots : lines).map((): number[] => []);
  for (let pair = 0; pair < pairs.lot.length; pair += 1) at(rows, at(pairs[side], pair)).push(pair);
  for (const row of rows) row.sort((a, b) => at(pairs.cost, a) - at(pairs.cost, b) || a - b);
  return rows;
}
