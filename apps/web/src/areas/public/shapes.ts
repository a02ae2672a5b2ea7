import type { Answer, Shape } from '../../api/types';

export type Overview = Answer<'/v1/public/overview'>;
export type StateFigures = Overview['states'][number];
export type Account = Shape<'AccountResponse'>;
export type Lost = Account['totals']['lost'];

export const STAGES = ['field', 'collection', 'transport', 'reception', 'distribution'] as const;
