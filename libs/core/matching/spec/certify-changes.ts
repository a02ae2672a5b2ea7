import type { Network, NetworkAnswer } from '../src/network/network';
import type { Dice } from './leximin-market';

type Flows = NetworkAnswer['flows'];

export function by(dice: Dice): 1 | -1 {
  return dice.below(2) === 0 ? 1 : -1;
}

export function drawn<Thing>(things: readonly Thing[], dice: Dice): Thing | null {
  return things.length === 0 ? null : (things[dice.below(things.length)] as Thing);
}

export function linesOf({ pairs }: Network, lot: number): number[] {
  return Array.from(pairs.line).filter((_, pair) => pairs.lot[pair] === lot);
}

export function changed(column: readonly number[], at: number, amount: number): number[] {
  return column.map((units, place) => (place === at ? units + amount : units));
}

export interface Entry {
  readonly lot: number;
  readonly line: number;
}

export function entryAt({ lot, line }: Flows, nth: number): Entry {
  return { lot: lot[nth] as number, line: line[nth] as number };
}

export function withUnits(flows: Flows, nth: number, amount: number): Flows {
  return { ...flows, units: changed(flows.units, nth, amount) };
}

/** The answer with so many units more from a lot to a line, its sums, and what they leave over. */
export function withEntry(answer: NetworkAnswer, entry: Entry, amount: number): NetworkAnswer {
  return {
    ...answer,
    flows: withFlow(answer.flows, entry, amount),
    lotUnits: changed(answer.lotUnits, entry.lot, amount),
    lineUnits: changed(answer.lineUnits, entry.line, amount),
  };
}

export function withFlow(flows: Flows, { lot, line }: Entry, amount: number): Flows {
  const nth = flows.lot.findIndex((it, at) => it === lot && flows.line[at] === line);
  if (nth >= 0) return sorted(withUnits(flows, nth, amount));
  return sorted({
    lot: [...flows.lot, lot],
    line: [...flows.line, line],
    units: [...flows.units, amount],
  });
}

/** In the order of lot and line, without entries of nothing. */
export function sorted({ lot, line, units }: Flows): Flows {
  const rows = [...lot.keys()].filter((nth) => units[nth] !== 0);
  rows.sort(
    (a, b) => (lot[a] as number) - (lot[b] as number) || (line[a] as number) - (line[b] as number),
  );
  return {
    lot: rows.map((nth) => lot[nth] as number),
    line: rows.map((nth) => line[nth] as number),
    units: rows.map((nth) => units[nth] as number),
  };
}

export function onFlow(
  { flows }: NetworkAnswer,
  dice: Dice,
  mutate: (nth: number) => NetworkAnswer | null,
): NetworkAnswer | null {
  return flows.lot.length === 0 ? null : mutate(dice.below(flows.lot.length));
}

export function onTwoFlows(
  answer: NetworkAnswer,
  dice: Dice,
  mutate: (a: number, b: number) => NetworkAnswer | null,
): NetworkAnswer | null {
  const { lot, line } = answer.flows;
  if (lot.length < 2) return null;
  const [a, b] = [dice.below(lot.length), dice.below(lot.length)];
  return lot[a] === lot[b] || line[a] === line[b] ? null : mutate(a, b);
}

type Segment = NetworkAnswer['segments'][number];

export function onSegment(
  answer: NetworkAnswer,
  dice: Dice,
  mutate: (segment: Segment) => Segment | null,
): NetworkAnswer | null {
  const { segments } = answer;
  if (segments.length === 0) return null;
  const nth = dice.below(segments.length);
  const mutant = mutate(segments[nth] as Segment);
  return mutant && { ...answer, segments: segments.map((it, at) => (at === nth ? mutant : it)) };
}

interface LeftOver {
  readonly units: number;
  readonly reason: string;
}

export function onEntry(
  answer: NetworkAnswer,
  list: 'unplaced' | 'unmet',
  dice: Dice,
  mutate: (entry: LeftOver) => LeftOver,
): NetworkAnswer | null {
  const entries: readonly LeftOver[] = answer[list];
  if (entries.length === 0) return null;
  const nth = dice.below(entries.length);
  return { ...answer, [list]: entries.map((it, at) => (at === nth ? mutate(it) : it)) };
}

export function otherReason(reason: string): string {
  const others: Record<string, string> = {
    'demand-met': 'minimums',
    minimums: 'no-legal-line',
    'no-legal-line': 'demand-met',
    shared: 'tolerance',
    tolerance: 'no-legal-lot',
    'no-legal-lot': 'below-minimum',
    'below-minimum': 'shared',
  };
  return others[reason] ?? reason;
}
