import { groupBy } from '#core/kernel';
import { lineReason, type LineFate, type SharedLevel } from '../explain/line-reason';
import { lotReason } from '../explain/lot-reason';
import { nearestMiss, type Miss } from '../explain/near-miss';
import type { LineOutcome, LotOutcome, MarketRecord, MatchingAllocation } from '../matching-answer';
import type { Board, GroupPart } from './board';
import type { LineFacts, LotFacts } from './facts';
import { LeftOvers } from './left-overs';
import { nth } from './nth';
import { sharedLevels } from './shared-levels';

/** What became of a group of products: who gets what, and the reason of every line and lot. */
export function tellGroup(board: Board, records: readonly MarketRecord[]): GroupPart {
  const { key, lots, lines } = board.group;
  const leftOvers = new LeftOvers(board);
  const levels = sharedLevels(board, records);
  const lotsOf = groupBy(lots, (lot) => lot.source.productId);
  return {
    key,
    allocations: allocationsOf(board),
    lines: lines.map((line) =>
      lineOutcome(board, fateOf(board, line, { leftOvers, levels }), lotsOf),
    ),
    lots: lots.map((lot) => lotOutcome(board, lot, leftOvers)),
    groups: records,
  };
}

interface Surroundings {
  readonly leftOvers: LeftOvers;
  readonly levels: (line: LineFacts) => SharedLevel;
}

function fateOf(board: Board, line: LineFacts, { leftOvers, levels }: Surroundings): LineFate {
  return {
    line,
    totalGrams: board.hasGrams(line),
    substituteGrams: board.substituteGrams[line.index] as number,
    fairGrams: board.fairGrams[line.index] as number,
    isDropped: board.dropped.has(line),
    isLeftFor: leftOvers.isLeftFor(line),
    leastPackageGrams: board.leastPackageGrams[line.index] as number,
    level: levels(line),
  };
}

type LotsByProduct = ReadonlyMap<string, readonly LotFacts[]>;

function lineOutcome({ prepared }: Board, fate: LineFate, lotsOf: LotsByProduct): LineOutcome {
  const { line, totalGrams, leastPackageGrams } = fate;
  const { id, wantedGrams, alreadyGrams } = line.source;
  const isOutOfReach = leastPackageGrams === Infinity && totalGrams < wantedGrams;
  return {
    lineId: id,
    askedGrams: wantedGrams,
    alreadyGrams,
    grams: totalGrams - alreadyGrams,
    reason: lineReason(
      fate,
      isOutOfReach ? missOfLine(line, lotsOf, prepared.roads) : null,
      prepared.roads,
    ),
  };
}

/** The nearest miss among the lots of the first of its products that anybody offers. */
function missOfLine(
  line: LineFacts,
  lotsOf: LotsByProduct,
  roads: Board['prepared']['roads'],
): Miss | null {
  const offered = line.productIds.find((product) => lotsOf.has(product));
  return offered === undefined ? null : nearestMiss(lotsOf.get(offered) ?? [], [line], roads);
}

function lotOutcome({ prepared, group }: Board, lot: LotFacts, leftOvers: LeftOvers): LotOutcome {
  const { id, packages, packageGrams, productId } = lot.source;
  const fate = leftOvers.fateOf(lot);
  const left = packages - fate.placedPackages;
  const takers = (): LineFacts[] =>
    group.lines.filter((line) => line.productIds.includes(productId));
  const miss =
    left > 0 && fate.legalLines === 0 ? nearestMiss([lot], takers(), prepared.roads) : null;
  return {
    lotId: id,
    packages,
    placedPackages: fate.placedPackages,
    placedGrams: fate.placedPackages * packageGrams,
    unplacedPackages: left,
    unplacedGrams: left * packageGrams,
    reason: lotReason(fate, miss, prepared.roads),
  };
}

function allocationsOf(board: Board): MatchingAllocation[] {
  return board.shelves.flatMap(({ lots, lines, flows, packageGrams }) =>
    [...flows.units].map((packages, flow) => {
      const lot = nth(lots, flows.lot[flow] as number).source;
      const line = nth(lines, flows.line[flow] as number);
      return {
        lotId: lot.id,
        lineId: line.source.id,
        productId: lot.productId,
        packages,
        grams: packages * packageGrams,
        substitute: line.source.productId !== lot.productId,
        metres: board.prepared.roads.metres(lot, line.source),
        reason: allocationReason(board, line, lot.productId),
      };
    }),
  );
}

function allocationReason(
  board: Board,
  line: LineFacts,
  productId: string,
): MatchingAllocation['reason'] {
  const { families } = line;
  const level = { families, gramsPerFamily: Math.floor(board.hasGrams(line) / families) };
  const asked = line.source.productId;
  return asked === productId
    ? { code: 'allocation.shared', params: level }
    : { code: 'allocation.substitute', params: { ...level, askedProductId: asked } };
}
