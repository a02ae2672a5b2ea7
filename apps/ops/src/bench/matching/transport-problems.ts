import {
  coverFairly,
  leastTransport,
  type Market,
  placeMost,
  type Transport,
} from '#core/matching';
import { at } from '../../scenarios/chance';
import { type Instance, makeInstance, marketsOfInstance } from './instance';
import type { LemonProblem } from './lemon';
import { userCpu, warmMedian } from './measure';

/** The markets of an instance with what S1 and S2 give their lots and lines: the question of S3. */
export function transportProblems(shape: Instance['shape']): LemonProblem[] {
  return marketsOfInstance(makeInstance(shape)).map((market) => ({
    market,
    lotUnits: placeMost(market),
    lineUnits: coverFairly(market).lineUnits,
  }));
}

export function solveTransport({ market, lotUnits, lineUnits }: LemonProblem): Transport {
  return leastTransport(market, { lotUnits, low: lineUnits, high: lineUnits });
}

export interface TransportFigures {
  readonly ms: number;
  readonly objective: bigint;
}

/** User CPU of S3 over all products, warm, median of five. */
export function measureTransport(problems: readonly LemonProblem[]): TransportFigures {
  let objective = 0n;
  const ms = warmMedian(() => {
    const done = problems.map((problem) => userCpu(() => solveTransport(problem)));
    objective = done.reduce((sum, { result }, nth) => sum + costOf(at(problems, nth), result), 0n);
    return done.reduce((sum, each) => sum + each.ms, 0);
  });
  return { ms, objective };
}

/** What a transport costs, exactly. */
export function costOf({ market }: { market: Market }, { lot, line, units }: Transport): bigint {
  let total = 0n;
  lot.forEach((from, nth) => {
    const cost = market.pairs.cost[pairOf(market, from, line[nth] as number)] as number;
    total += BigInt(cost) * BigInt(units[nth] as number);
  });
  return total;
}

/** The place of a legal pair: lines of a row ascend. */
export function pairOf({ pairs }: Market, lot: number, line: number): number {
  let from = pairs.start[lot] as number;
  let to = (pairs.start[lot + 1] as number) - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((pairs.line[middle] as number) < line) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function pairsOf(problems: readonly LemonProblem[]): number {
  return problems.reduce((sum, { market }) => sum + market.pairs.line.length, 0);
}
