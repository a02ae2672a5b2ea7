import type { OverviewResponse } from './overview.dto';

/** One line of the public figures as a sheet: the whole, a stage of loss, or a state. */
interface Row {
  readonly level: 'total' | 'lost' | 'state';
  readonly id: string;
  readonly name: string;
  readonly cycles?: number;
  readonly communes?: number;
  readonly families?: number;
  readonly receivedGrams?: number;
  readonly givenGrams?: number;
  readonly lostGrams?: number;
}

export const OVERVIEW_COLUMNS = [
  'level',
  'id',
  'name',
  'cycles',
  'communes',
  'families',
  'receivedGrams',
  'givenGrams',
  'lostGrams',
] as const;

export function overviewRows({ lost, states, asOf, ...total }: OverviewResponse): Row[] {
  return [
    { ...total, level: 'total', id: '', name: asOf },
    ...(Object.keys(lost) as (keyof typeof lost)[]).map((stage): Row => ({
      ...{ level: 'lost', id: stage, name: stage, lostGrams: lost[stage] },
    })),
    ...states.map(({ code, ...figures }): Row => ({ ...figures, level: 'state', id: code })),
  ];
}
