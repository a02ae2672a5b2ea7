import type { Shape } from '../../api/types';

type Figures = Shape<'FiguresResponse'>;
type Lost = Shape<'LostByStageResponse'>;

/** The way of the food, from what was announced to what arrived. */
export const STAGES = [
  ...(['announced', 'weighed', 'offered', 'allocated', 'accepted'] as const),
  ...(['loaded', 'delivered', 'received'] as const),
] as const;
export type Stage = (typeof STAGES)[number];

export function gramsAt(figures: Figures, stage: Stage): number {
  return figures[`${stage}Grams`];
}

export const LOSS_STAGES = [
  ...(['field', 'collection', 'transport', 'reception', 'distribution'] as const),
] satisfies readonly (keyof Lost)[];

/** What of the weighed food was lost, in thousandths; null while nothing was weighed. */
export function lossPermille({ weighedGrams, lostGrams }: Figures): number | null {
  return weighedGrams === 0 ? null : Math.round((lostGrams * 1000) / weighedGrams);
}

/** What neither arrived nor was lost, and why not: only what is not zero. */
export const ELSEWHERE = [
  ...(['weighingDifference', 'declined', 'released', 'onTheRoad', 'awaitingReception'] as const),
  ...(['scaleDifference', 'rescued', 'withdrawn', 'expired', 'free'] as const),
] as const;

export function elsewhere(
  figures: Figures,
): readonly (readonly [(typeof ELSEWHERE)[number], number])[] {
  return ELSEWHERE.map((name) => [name, figures[`${name}Grams`]] as const).filter(
    ([, grams]) => grams !== 0,
  );
}
