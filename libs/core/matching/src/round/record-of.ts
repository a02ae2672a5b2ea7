import { rightsOf } from '../leximin/rights-of';
import type { MarketRecord, RecordFlows } from '../matching-answer';
import type { MarketAnswer, MarketFlows } from '../network/market-answer';
import { marketOf, type MarketTask } from './market-task';

/** What is stored of a market so that it can be proved again. */
export function recordOf(task: MarketTask, answer: MarketAnswer): MarketRecord {
  const { lots, lines, terms, step, productId, unitGrams } = task;
  const { fair, lineUnits, lotUnits } = answer;
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
    rights: rightsIn(task, answer),
    dropped: droppedIn(task, answer),
    fallen: [...answer.fallen],
    segments: answer.segments.map(({ levelUnits, levelFamilies, ...it }) => ({
      ...{ levelUnits, levelFamilies },
      ...{ lots: [...it.lots], lines: [...it.lines] },
    })),
    potentials: { lot: [...answer.lotPotential], line: [...answer.linePotential] },
    flows: listed(answer.flows),
    fair: fair && { lineUnits: [...fair.lineUnits], flows: listed(fair.flows) },
  };
}

/** The shares of all that was placed if geography did not bind; asked of whole markets only. */
export function rightsIn(task: MarketTask, { lotUnits }: Pick<MarketAnswer, 'lotUnits'>): number[] {
  if (task.step !== 'whole') return [];
  const noPairs = {
    start: new Int32Array(task.lots.length + 1),
    line: new Int32Array(0),
    cost: new Float64Array(0),
  };
  const total = lotUnits.reduce((sum, units) => sum + units, 0);
  return [...rightsOf(marketOf(task, noPairs), total)];
}

export function droppedIn(
  { terms, excluded }: MarketTask,
  { lineUnits }: Pick<MarketAnswer, 'lineUnits'>,
): number[] {
  const isDropped = (at: number): boolean =>
    lineUnits[at] === 0 && ((terms[at]?.min ?? 0) > 0 || excluded?.has(at) === true);
  return [...lineUnits.keys()].filter(isDropped);
}

function listed({ lot, line, units }: MarketFlows): RecordFlows {
  return { lot: [...lot], line: [...line], units: [...units] };
}
