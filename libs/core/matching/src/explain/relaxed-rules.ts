import type { LineFacts, LotFacts } from '../round/facts';
import { firstBrokenRule, type Rule } from '../round/legality';
import { Roads } from '../round/roads';
import { missOf, type Miss } from './near-miss';

/** Pairs that one rule alone forbids: how many, and the one that comes closest. */
interface SoleObstacle {
  readonly rule: Rule;
  readonly misses: readonly Miss[];
  readonly nearest: Miss;
}

/** A line and roads for which one rule no longer holds. */
interface Relaxed {
  readonly line: LineFacts;
  readonly roads: Roads;
}

/**
 * What stands between these lots and lines, rule by rule: only pairs that would be legal without it.
 * Pairs that several rules forbid are no use to anybody who would mend one. O(pairs).
 */
export function soleObstacles(
  lots: readonly LotFacts[],
  lines: readonly LineFacts[],
  roads: Roads,
): SoleObstacle[] {
  const misses = new Map<Rule, Miss[]>();
  for (const lot of lots) {
    for (const line of lines) {
      const miss = missOf(lot, line, roads);
      if (miss === null || !isSoleMiss(miss, roads)) continue;
      const known = misses.get(miss.rule);
      if (known) known.push(miss);
      else misses.set(miss.rule, [miss]);
    }
  }
  return [...misses].map(([rule, list]) => ({
    rule,
    misses: list,
    nearest: list.reduce((best, miss) => (miss.gap < best.gap ? miss : best)),
  }));
}

function isSoleMiss({ lot, line, rule }: Miss, roads: Roads): boolean {
  const relaxed = without(rule, line, roads);
  return firstBrokenRule(lot, relaxed.line, relaxed.roads) === null;
}

function without(rule: Rule, line: LineFacts, roads: Roads): Relaxed {
  const asking = (source: Partial<LineFacts['source']>): Relaxed => ({
    line: { ...line, source: { ...line.source, ...source } },
    roads,
  });
  switch (rule) {
    case 'grade':
      return asking({ gradeFloor: null });
    case 'washing':
      return asking({ washed: null });
    case 'cold_chain':
      return asking({ coldCapable: true });
    case 'currency':
    case 'price':
      return asking({ ceilingMinorPerKg: null });
    case 'distance':
      return { line, roads: new Roads({ ...roads.travel, maxMetres: null }) };
    case 'window':
      return { line: { ...line, closesMinute: Infinity }, roads };
    case 'shelf_life':
      return { line: { ...line, shelfLifeDays: 0 }, roads };
    case 'declined':
      return { line: { ...line, declinedLotIds: new Set() }, roads };
  }
}
