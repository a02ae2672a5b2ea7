import type { MarketRecord, RecordFlows } from '../matching-answer';
import { rightsOf } from '../leximin/rights-of';
import type { Market, MarketPairs } from '../network/market';
import type { MarketAnswer, MarketFlows } from '../network/market-answer';
import { shareMarket } from '../network/share-market';
import type { RoundHooks } from './board';
import { marketOf, type MarketTask } from './market-task';

/** A task with its market and how it was shared. */
export interface SolvedTask {
  readonly task: MarketTask;
  readonly market: Market;
  readonly answer: MarketAnswer;
}

/** Shares one market; the claims stand in the order of the pairs, null when there are none. */
export function solveTask(
  task: MarketTask,
  pairs: MarketPairs,
  claim: Float64Array | null,
  hooks: RoundHooks,
): SolvedTask {
  const market = marketOf(task, pairs);
  const { tolerancePermille } = task;
  const terms = claim === null ? { tolerancePermille } : { tolerancePermille, claim };
  return { task, market, answer: shareMarket(market, terms, hooks) };
}

/** What is stored of a market so that it can be proved again. */
export function recordOf({ task, market, answer }: SolvedTask): MarketRecord {
  const { lots, lines, terms, step, productId, unitGrams } = task;
  const { fair, lineUnits, lotUnits } = answer;
  const total = lotUnits.reduce((sum, units) => sum + units, 0);
  return {
    productId,
    step,
    unitGrams,
    lotIds: lots.map((lot) => lot.source.id),
    lineIds: lines.map((line) => line.source.id),
    lotUnits: [...lotUnits],
    lineUnits: [...lineUnits],
    debts: terms.map((it) => it.debt),
    floors: terms.map((it) => it.floor),
    rights: step === 'whole' ? [...rightsOf(market, total)] : [],
    dropped: [...lineUnits.keys()].filter((at) => lineUnits[at] === 0 && (terms[at]?.min ?? 0) > 0),
    fallen: [...answer.fallen],
    segments: answer.segments.map((it) => ({ ...it, lots: [...it.lots], lines: [...it.lines] })),
    potentials: { lot: [...answer.lotPotential], line: [...answer.linePotential] },
    flows: listed(answer.flows),
    fair: fair && { lineUnits: [...fair.lineUnits], flows: listed(fair.flows) },
  };
}

function listed({ lot, line, units }: MarketFlows): RecordFlows {
  return { lot: [...lot], line: [...line], units: [...units] };
}
