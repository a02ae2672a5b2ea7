import { addDays } from '#core/kernel';
import { dayOfMinute, type LineFacts, type LotFacts } from '../round/facts';
import {
  RULES,
  arrivalMinute,
  deliveredMinorPerKg,
  firstBrokenRule,
  shelfDaysLeft,
  type Rule,
} from '../round/legality';
import type { Roads } from '../round/roads';
import type { Reason } from './reason';

/** A pair that is not legal: the first rule that it breaks, and by how much in the rule's own unit. */
export interface Miss {
  readonly lot: LotFacts;
  readonly line: LineFacts;
  readonly rule: Rule;
  readonly gap: number;
}

/** How a pair fails; null when it is legal. */
export function missOf(lot: LotFacts, line: LineFacts, roads: Roads): Miss | null {
  const rule = firstBrokenRule(lot, line, roads);
  return rule === null ? null : { lot, line, rule, gap: gapOf(lot, line, rule, roads) };
}

/** The pair that came closest: it breaks the latest rule, by the least. Null when one is legal or none is there. */
export function nearestMiss(
  lots: Iterable<LotFacts>,
  lines: readonly LineFacts[],
  roads: Roads,
): Miss | null {
  let best: Miss | null = null;
  for (const lot of lots) {
    for (const line of lines) {
      const miss = missOf(lot, line, roads);
      if (miss === null) return null;
      if (best === null || isCloser(miss, best)) best = miss;
    }
  }
  return best;
}

function isCloser(miss: Miss, than: Miss): boolean {
  const [order, other] = [RULES.indexOf(miss.rule), RULES.indexOf(than.rule)];
  return order > other || (order === other && miss.gap < than.gap);
}

/** Grades, metres, minutes late, days short or minor units too dear; only compared within one rule. */
function gapOf(lot: LotFacts, line: LineFacts, rule: Rule, roads: Roads): number {
  const metres = roads.metres(lot.source, line.source);
  switch (rule) {
    case 'grade':
      return lot.source.grade;
    case 'distance':
      return metres;
    case 'window':
      return arrivalMinute(lot, roads, metres) - line.closesMinute;
    case 'shelf_life':
      return line.shelfLifeDays - shelfDaysLeft(lot, line, roads, metres);
    case 'price':
      return (deliveredMinorPerKg(lot, roads, metres) ?? 0) - (line.source.ceilingMinorPerKg ?? 0);
    default:
      return 0;
  }
}

/** The figures of a broken rule; the same for the line's explanation and the lot's. */
export function figuresOf({ lot, line, rule }: Miss, roads: Roads): Reason['params'] {
  const metres = roads.metres(lot.source, line.source);
  switch (rule) {
    case 'grade':
      return { grade: lot.source.grade, gradeFloor: line.source.gradeFloor ?? lot.source.grade };
    case 'washing':
      return { lotWashed: lot.source.washed };
    case 'cold_chain':
    case 'declined':
      return {};
    case 'currency':
      return {
        lotCurrency: lot.source.currency ?? '',
        lineCurrency: line.source.currency ?? '',
      };
    case 'distance':
      return { metres, metresMax: roads.maxMetres ?? metres };
    case 'window':
      return {
        metres,
        arrivesOn: civilDateOf(arrivalMinute(lot, roads, metres)),
        windowToOn: line.source.windowToOn,
      };
    case 'shelf_life':
      return {
        daysLeft: shelfDaysLeft(lot, line, roads, metres),
        daysAsked: line.shelfLifeDays,
        bestBeforeOn: lot.source.bestBeforeOn,
      };
    case 'price':
      return {
        floorMinorPerKg: lot.source.floorMinorPerKg ?? 0,
        transportMinorPerKg: roads.minorPerKg(metres),
        deliveredMinorPerKg: deliveredMinorPerKg(lot, roads, metres) ?? 0,
        ceilingMinorPerKg: line.source.ceilingMinorPerKg ?? 0,
        currency: lot.source.currency ?? '',
      };
  }
}

/** The civil day of Caracas in which a minute lies. */
function civilDateOf(minute: number): string {
  return addDays('1970-01-01', dayOfMinute(minute));
}
