import type { Roads } from '../round/roads';
import type { Miss } from './near-miss';
import type { Reason } from './reason';

const DAY_MINUTES = 1440;

/** By how much the nearest pair fails the one rule that forbids it, and where its other end is. */
export function changeParams(
  { lot, line, rule, gap }: Miss,
  end: 'lot' | 'line',
  roads: Roads,
): Reason['params'] {
  const metres = roads.metres(lot.source, line.source);
  const other = end === 'lot' ? lot.source : line.source;
  const place = {
    metres,
    communeId: other.communeId,
    municipalityCode: other.municipalityCode,
    stateCode: other.stateCode,
    ...(end === 'lot' ? { lotId: lot.source.id } : { lineId: line.source.id }),
  };
  switch (rule) {
    case 'grade':
      return { ...place, grade: lot.source.grade };
    case 'distance':
      return { ...place, metresMax: roads.maxMetres ?? metres };
    case 'window':
      return { ...place, days: Math.ceil(gap / DAY_MINUTES) };
    case 'shelf_life':
      return { ...place, days: gap };
    case 'price':
      return { ...place, minorPerKg: gap, currency: lot.source.currency ?? '' };
    default:
      return place;
  }
}
