import type { MarketSegment } from '../network/market-answer';
import { type CommuneSums, communeSums, compareUnits } from './commune-sums';
import { compareLevels } from './exact-level';
import { type ExchangeComponents, exchangeComponents } from './exchange-components';
import type { ServedMarket } from './served-market';
import { refuse } from './violation';

/**
 * Segments hold every line once and every lot that gives once; those who could trade units with each
 * other, over however many others, are in one segment, and nobody else is; the level is that of the
 * last unit given in it. O(pairs).
 */
export function checkSegments(served: ServedMarket, segments: readonly MarketSegment[]): void {
  const { lots, lines } = served.market;
  const sums = communeSums(served);
  const components = exchangeComponents(served, sums);
  const isHeld = { lots: new Uint8Array(lots.count), lines: new Uint8Array(lines.count) };
  const partsTold = new Set<number>();
  segments.forEach((segment, at) => {
    const place = `segments[${at}]`;
    checkMembers(segment.lots, `${place}.lots`, isHeld.lots);
    checkMembers(segment.lines, `${place}.lines`, isHeld.lines);
    const part = partOf(segment, components, place);
    if (partsTold.has(part)) refuse('segment.parted', place);
    partsTold.add(part);
    checkLevel(segment, served, sums, place);
  });
  const line = isHeld.lines.indexOf(0);
  if (line >= 0) refuse('segment.members', 'segments', { line });
  const lot = isHeld.lots.findIndex((held, at) => held !== Number(served.lotUnits[at] !== 0));
  if (lot >= 0) refuse('segment.members', 'segments', { lot });
}

function checkMembers(members: Int32Array, place: string, isHeld: Uint8Array): void {
  members.forEach((member, at) => {
    if (member < 0 || member >= isHeld.length)
      refuse('answer.place', `${place}[${at}]`, { member });
    if (at > 0 && member <= (members[at - 1] as number))
      refuse('answer.order', `${place}[${at}]`, { member });
    if (isHeld[member] === 1) refuse('segment.members', `${place}[${at}]`, { member });
    isHeld[member] = 1;
  });
}

/** The part to which all members of a segment belong. */
function partOf(
  { lots, lines }: MarketSegment,
  components: ExchangeComponents,
  place: string,
): number {
  const [first] = lines;
  if (first === undefined) return refuse('segment.members', `${place}.lines`);
  const part = components.line[first] as number;
  const line = lines.find((it) => components.line[it] !== part);
  if (line !== undefined) refuse('segment.mixed', `${place}.lines`, { line });
  const lot = lots.find((it) => components.lot[it] !== part);
  if (lot !== undefined) refuse('segment.mixed', `${place}.lots`, { lot });
  return part;
}

/** The level is that of the last unit among the communes whose lines have any here; 0/1 without any. */
function checkLevel(
  { lines, levelUnits, levelFamilies }: MarketSegment,
  { market, lineUnits }: ServedMarket,
  sums: CommuneSums,
  place: string,
): void {
  let last = -1;
  for (const line of lines) {
    if (lineUnits[line] === 0) continue;
    const of = market.lines.commune[line] as number;
    if (last < 0 || compareUnits(sums, { of, more: 0 }, { of: last, more: 0 }) > 0) last = of;
  }
  const isRight =
    last < 0
      ? levelUnits === 0 && levelFamilies === 1
      : levelFamilies >= 1 &&
        compareLevels(
          levelUnits,
          levelFamilies,
          (sums.units[last] as number) - (sums.debt[last] as number),
          sums.families[last] as number,
        ) === 0;
  if (!isRight) refuse('segment.level', `${place}.level`, { levelUnits, levelFamilies });
}
