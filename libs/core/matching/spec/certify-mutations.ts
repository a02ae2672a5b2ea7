import type { Network, NetworkAnswer } from '../src/network/network';
import {
  by,
  changed,
  drawn,
  entryAt,
  linesOf,
  onEntry,
  onFlow,
  onSegment,
  onTwoFlows,
  otherReason,
  sorted,
  withEntry,
  withFlow,
  withUnits,
} from './certify-changes';
import type { Dice } from './leximin-market';

/** One way of making an answer wrong; null where the answer offers no place for it. */
export interface Mutation {
  readonly name: string;
  /** True when the mutant can be another right answer: other flows or potentials of the same worth. */
  readonly mayBeRight?: boolean;
  apply(answer: NetworkAnswer, network: Network, dice: Dice): NetworkAnswer | null;
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'one unit of a flow more or less',
    apply: (answer, _, dice) =>
      onFlow(answer, dice, (nth) => ({ ...answer, flows: withUnits(answer.flows, nth, by(dice)) })),
  },
  {
    name: 'one unit of a flow more or less, sums and all',
    apply: (answer, _, dice) =>
      onFlow(answer, dice, (nth) => withEntry(answer, entryAt(answer.flows, nth), by(dice))),
  },
  {
    name: 'the lines of two flows swapped',
    mayBeRight: true,
    apply: (answer, _, dice) =>
      onTwoFlows(answer, dice, (a, b) => {
        const line = [...answer.flows.line];
        [line[a], line[b]] = [line[b] as number, line[a] as number];
        return { ...answer, flows: sorted({ ...answer.flows, line }) };
      }),
  },
  {
    name: 'a unit of a lot moved to another line that it may serve',
    // Within the tolerance two lines may cost the same.
    mayBeRight: true,
    apply: (answer, network, dice) =>
      onFlow(answer, dice, (nth) => {
        const { lot, line } = entryAt(answer.flows, nth);
        const others = linesOf(network, lot).filter((it) => it !== line);
        const other = drawn(others, dice);
        if (other === null) return null;
        return withEntry(withEntry(answer, { lot, line }, -1), { lot, line: other }, 1);
      }),
  },
  {
    name: 'a unit of a line taken from another lot that may serve it',
    apply: (answer, network, dice) =>
      onFlow(answer, dice, (nth) => {
        const { lot, line } = entryAt(answer.flows, nth);
        const other = drawn(
          network.lots.flatMap((_lot, it) =>
            it !== lot && linesOf(network, it).includes(line) ? [it] : [],
          ),
          dice,
        );
        if (other === null) return null;
        return withEntry(withEntry(answer, { lot, line }, -1), { lot: other, line }, 1);
      }),
  },
  {
    name: 'two lots exchange a unit of two lines',
    mayBeRight: true,
    apply: (answer, network, dice) =>
      onTwoFlows(answer, dice, (a, b) => {
        const [from, to] = [entryAt(answer.flows, a), entryAt(answer.flows, b)];
        const isLegal =
          linesOf(network, from.lot).includes(to.line) &&
          linesOf(network, to.lot).includes(from.line);
        if (!isLegal || from.lot === to.lot || from.line === to.line) return null;
        const without = withEntry(withEntry(answer, from, -1), to, -1);
        const crossed = withEntry(without, { lot: from.lot, line: to.line }, 1);
        return withEntry(crossed, { lot: to.lot, line: from.line }, 1);
      }),
  },
  {
    name: 'a flow over a pair that is not legal',
    apply: (answer, network, dice) => {
      const lot = drawn([...network.lots.keys()], dice);
      const others = [...network.lines.keys()].filter(
        (line) => lot !== null && !linesOf(network, lot).includes(line),
      );
      const line = drawn(others, dice);
      return lot === null || line === null ? null : withEntry(answer, { lot, line }, 1);
    },
  },
  ...(['lotUnits', 'lineUnits'] as const).map((column) => ({
    name: `${column} that are not what flows`,
    apply: (answer: NetworkAnswer, _: Network, dice: Dice) => {
      const at = drawn([...answer[column].keys()], dice);
      return at === null ? null : { ...answer, [column]: changed(answer[column], at, by(dice)) };
    },
  })),
  ...(['lot', 'line'] as const).map((end) => ({
    name: `the potential of a ${end} moved`,
    mayBeRight: true,
    apply: (answer: NetworkAnswer, _: Network, dice: Dice) => {
      const at = drawn([...answer.potentials[end].keys()], dice);
      if (at === null) return null;
      const moved = changed(answer.potentials[end], at, by(dice) * (1 + dice.below(3)));
      return { ...answer, potentials: { ...answer.potentials, [end]: moved } };
    },
  })),
  {
    name: 'a segment without one of its lines',
    apply: (answer, _, dice) =>
      onSegment(answer, dice, (segment) => ({ ...segment, lines: segment.lines.slice(1) })),
  },
  {
    name: 'a segment without one of its lots, or with one more',
    apply: (answer, network, dice) =>
      onSegment(answer, dice, (segment) => {
        const other = [...network.lots.keys()].find((lot) => !segment.lots.includes(lot));
        if (segment.lots.length > 0) return { ...segment, lots: segment.lots.slice(1) };
        return other === undefined ? null : { ...segment, lots: [other] };
      }),
  },
  {
    name: 'a segment at another level',
    apply: (answer, _, dice) =>
      onSegment(answer, dice, (segment) => {
        const [units, families] = segment.level.split('/').map(Number) as [number, number];
        return { ...segment, level: `${units + by(dice)}/${families}` };
      }),
  },
  {
    name: 'two segments as one',
    apply: ({ segments, ...answer }) => {
      const [a, b, ...others] = segments;
      if (!a || !b) return null;
      const lots = [...a.lots, ...b.lots].sort((x, y) => x - y);
      const lines = [...a.lines, ...b.lines].sort((x, y) => x - y);
      return { ...answer, segments: [{ level: b.level, lots, lines }, ...others] };
    },
  },
  {
    name: 'one segment as two',
    apply: ({ segments, ...answer }) => {
      const large = segments.find(({ lines }) => lines.length > 1);
      if (!large) return null;
      const [first, ...lines] = large.lines as [number, ...number[]];
      const halves = [
        { ...large, lines: [first] },
        { ...large, lots: [], lines },
      ];
      return { ...answer, segments: [...segments.filter((it) => it !== large), ...halves] };
    },
  },
  {
    name: 'a line twice among the segments',
    apply: (answer, _, dice) =>
      onSegment(answer, dice, (segment) => ({
        ...segment,
        lines: [...segment.lines, segment.lines[0] as number].sort((a, b) => a - b),
      })),
  },
  ...(['unplaced', 'unmet'] as const).flatMap((list) => [
    {
      name: `${list} with another quantity`,
      apply: (answer: NetworkAnswer, _: Network, dice: Dice) =>
        onEntry(answer, list, dice, (entry) => ({ ...entry, units: entry.units + by(dice) })),
    },
    {
      name: `${list} with another reason`,
      apply: (answer: NetworkAnswer, _: Network, dice: Dice) =>
        onEntry(answer, list, dice, (entry) => ({ ...entry, reason: otherReason(entry.reason) })),
    },
    {
      name: `${list} without an entry`,
      apply: (answer: NetworkAnswer) =>
        answer[list].length === 0 ? null : { ...answer, [list]: answer[list].slice(1) },
    },
  ]),
  {
    name: 'fair shares that are not what the fair flow gives',
    apply: (answer, _, dice) => {
      const at = drawn([...(answer.fair?.lineUnits.keys() ?? [])], dice);
      if (!answer.fair || at === null) return null;
      const lineUnits = changed(answer.fair.lineUnits, at, by(dice));
      return { ...answer, fair: { ...answer.fair, lineUnits } };
    },
  },
  {
    name: 'a unit of the fair flow moved to another line, shares and all',
    apply: (answer, network, dice) => {
      const { fair } = answer;
      if (!fair || fair.flows.lot.length === 0) return null;
      const from = entryAt(fair.flows, dice.below(fair.flows.lot.length));
      const line = drawn(
        linesOf(network, from.lot).filter((it) => it !== from.line),
        dice,
      );
      if (line === null) return null;
      const flows = withFlow(withFlow(fair.flows, from, -1), { lot: from.lot, line }, 1);
      const without = changed(fair.lineUnits, from.line, -1);
      return { ...answer, fair: { flows, lineUnits: changed(without, line, 1) } };
    },
  },
  {
    name: 'fair shares where there is no tolerance, or none where there is one',
    apply: ({ fair, ...answer }) =>
      fair ? answer : { ...answer, fair: { lineUnits: answer.lineUnits, flows: answer.flows } },
  },
  {
    name: 'claims that fell of a line that has none or no minimum',
    apply: (answer, { lines, pairs }) => {
      const line = lines.findIndex(
        ({ min }, at) =>
          (min === 0 || !claimsAnything(pairs, at)) && !answer.fallenClaims?.includes(at),
      );
      if (line < 0) return null;
      const fallenClaims = [...(answer.fallenClaims ?? []), line].sort((a, b) => a - b);
      return { ...answer, fallenClaims };
    },
  },
];

function claimsAnything({ line, claim }: Network['pairs'], of: number): boolean {
  return Array.from(line).some((it, pair) => it === of && (claim?.[pair] ?? 0) > 0);
}
