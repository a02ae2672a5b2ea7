import type { MarketAnswer, MarketFlows, MarketSegment } from '../network/market-answer';
import type { NetworkAnswer, NetworkSegment } from '../network/network';
import { refuse } from './violation';

interface Counts {
  readonly lots: number;
  readonly lines: number;
}

/** The answer as columns of numbers; refuses places that no column of whole numbers can hold. */
export function answerColumns(answer: NetworkAnswer, counts: Counts): MarketAnswer {
  const { fair, potentials } = answer;
  return {
    lotUnits: Float64Array.from(answer.lotUnits),
    lineUnits: Float64Array.from(answer.lineUnits),
    flows: flowColumns(answer.flows, 'flows', counts),
    segments: answer.segments.map((segment, at) =>
      segmentColumns(segment, `segments[${at}]`, counts),
    ),
    lotPotential: Float64Array.from(potentials.lot),
    linePotential: Float64Array.from(potentials.line),
    fair: fair
      ? {
          lineUnits: Float64Array.from(fair.lineUnits),
          flows: flowColumns(fair.flows, 'fair.flows', counts),
        }
      : null,
    fallen: placesFrom(answer.fallenClaims ?? [], 'fallenClaims', counts.lines),
  };
}

function flowColumns(flows: NetworkAnswer['flows'], place: string, counts: Counts): MarketFlows {
  return {
    lot: placesFrom(flows.lot, `${place}.lot`, counts.lots),
    line: placesFrom(flows.line, `${place}.line`, counts.lines),
    units: Float64Array.from(flows.units),
  };
}

function segmentColumns(
  { level, lots, lines }: NetworkSegment,
  place: string,
  counts: Counts,
): MarketSegment {
  const [levelUnits, levelFamilies] = level.split('/').map(Number);
  const isFraction =
    Number.isSafeInteger(levelUnits) &&
    Number.isSafeInteger(levelFamilies) &&
    level === `${String(levelUnits)}/${String(levelFamilies)}`;
  if (!isFraction) refuse('segment.level', `${place}.level`, { level });
  return {
    levelUnits: levelUnits as number,
    levelFamilies: levelFamilies as number,
    lots: placesFrom(lots, `${place}.lots`, counts.lots),
    lines: placesFrom(lines, `${place}.lines`, counts.lines),
  };
}

function placesFrom(places: readonly number[], place: string, count: number): Int32Array {
  const column = new Int32Array(places.length);
  for (let at = 0; at < places.length; at += 1) {
    const it = places[at] as number;
    if (!Number.isInteger(it) || it < 0 || it >= count)
      refuse('answer.place', `${place}[${at}]`, { told: it });
    column[at] = it;
  }
  return column;
}
