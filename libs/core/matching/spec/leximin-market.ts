import type { Market } from '../src/network/market';

/** A repeatable stream of whole numbers: below(n) gives 0 … n − 1. */
export interface Dice {
  below(n: number): number;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return {
    below(n) {
      state = (state + 0x9e3779b9) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      return ((mixed ^ (mixed >>> 15)) >>> 0) % n;
    },
  };
}

export interface LotFacts {
  readonly units: number;
  readonly urgency?: number;
}

export interface LineFacts {
  readonly units: number;
  readonly wanted?: number;
  readonly floor?: number;
  readonly min?: number;
  readonly families?: number;
  readonly debt?: number;
  readonly commune?: number;
}

/** A market from plain facts; ranks are the order of writing unless said; costs are all 0. */
export function aMarket(facts: {
  readonly lots: readonly LotFacts[];
  readonly lines: readonly LineFacts[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly lotRank?: readonly number[];
  readonly lineRank?: readonly number[];
}): Market {
  const { lots, lines } = facts;
  const rows = lots.map((): number[] => []);
  for (const [lot, line] of facts.pairs) rows[lot]?.push(line);
  const start = new Int32Array(lots.length + 1);
  rows.forEach((row, lot) => {
    row.sort((a, b) => a - b);
    start[lot + 1] = (start[lot] ?? 0) + row.length;
  });
  const commune = lines.map((line, at) => line.commune ?? at);
  const column = (of: (line: LineFacts) => number): Float64Array => Float64Array.from(lines, of);
  return {
    product: 'p',
    lots: {
      count: lots.length,
      units: Float64Array.from(lots, (lot) => lot.units),
      urgency: Uint8Array.from(lots, (lot) => lot.urgency ?? 0),
      rank: Int32Array.from(facts.lotRank ?? lots.keys()),
    },
    lines: {
      count: lines.length,
      units: column((line) => line.units),
      wanted: column((line) => line.wanted ?? line.units),
      floor: column((line) => line.floor ?? 0),
      min: column((line) => line.min ?? 0),
      families: column((line) => line.families ?? 1),
      debt: column((line) => line.debt ?? 0),
      rank: Int32Array.from(facts.lineRank ?? lines.keys()),
      commune: Int32Array.from(commune),
      communes: new Set(commune).size,
    },
    pairs: {
      start,
      line: Int32Array.from(rows.flat()),
      cost: new Float64Array(rows.flat().length),
    },
  };
}

export interface RandomRules {
  readonly lotsMax: number;
  readonly linesMax: number;
  readonly unitsMax: number;
  readonly hasMinimums?: boolean;
  readonly hasCommunes?: boolean;
}

/** A small market with floors, debts, tiers and whatever else the rules ask for. */
export function randomMarket(seed: number, rules: RandomRules): Market {
  const { below } = dice(seed);
  const density = 1 + below(9);
  const lots = Array.from({ length: below(rules.lotsMax + 1) }, () => ({
    units: below(rules.unitsMax + 1),
    urgency: below(3),
  }));
  const lineCount = below(rules.linesMax + 1);
  const communes = rules.hasCommunes === true ? 1 + below(lineCount + 1) : 0;
  const drawn = Array.from({ length: lineCount }, (_, line) => (communes ? below(communes) : line));
  const used = [...new Set(drawn)];
  const lines = drawn.map((commune) => {
    const units = below(rules.unitsMax + 1);
    const wanted = below(2) === 0 ? units : below(units + 1);
    return {
      units,
      wanted,
      floor: below(3) > 0 ? 0 : below(wanted + 1),
      min: rules.hasMinimums === true && below(3) > 0 ? below(units + 1) : 0,
      families: 1 + below(5),
      debt: below(2) === 0 ? 0 : below(7) - 3,
      commune: used.indexOf(commune),
    };
  });
  const pairs = lots.flatMap((_, lot) =>
    lines.flatMap((__, line) => (below(10) < density ? [[lot, line] as const] : [])),
  );
  return aMarket({
    lots,
    lines,
    pairs,
    lotRank: shuffled(lots.length, below),
    lineRank: shuffled(lineCount, below),
  });
}

function shuffled(count: number, below: Dice['below']): number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}
