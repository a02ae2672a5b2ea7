import type { Shape } from '../../api/types';
import { gramsTyped, typedGrams } from '../../language/typed-kilos';

/** A forecast as it is typed. */
export interface ForecastDraft {
  readonly productId: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly likely: string;
  readonly min: string;
  readonly max: string;
  readonly orgId: string;
}

export const NO_FORECAST: ForecastDraft = {
  ...{ productId: '', fromOn: '', toOn: '', likely: '', min: '', max: '', orgId: '' },
};

export type ForecastField = Exclude<keyof ForecastDraft, 'orgId'>;
export type ForecastFault = 'required' | 'kilos' | 'positive' | 'backwards' | 'order';

export function draftOfForecast(forecast: Shape<'ForecastResponse'>): ForecastDraft {
  const { productId, fromOn, toOn, productiveOrgId } = forecast;
  return {
    ...{ productId, fromOn, toOn, orgId: productiveOrgId ?? '' },
    likely: gramsTyped(forecast.likelyGrams),
    min: gramsTyped(forecast.minGrams),
    max: gramsTyped(forecast.maxGrams),
  };
}

/** The masses in grams; what is left out of least and most is the likely one. */
export function massesOf({ likely, min, max }: ForecastDraft): {
  readonly minGrams: number | null;
  readonly likelyGrams: number | null;
  readonly maxGrams: number | null;
} {
  const likelyGrams = typedGrams(likely);
  const orLikely = (typed: string): number | null =>
    typed.trim() === '' ? likelyGrams : typedGrams(typed);
  return { minGrams: orLikely(min), likelyGrams, maxGrams: orLikely(max) };
}

/** What is missing or wrong, by field. */
export function forecastFaults(
  draft: ForecastDraft,
): Partial<Record<ForecastField, ForecastFault>> {
  const { minGrams, likelyGrams, maxGrams } = massesOf(draft);
  const isBackwards = draft.fromOn !== '' && draft.toOn !== '' && draft.toOn < draft.fromOn;
  return {
    ...(draft.productId === '' && { productId: 'required' as const }),
    ...(draft.fromOn === '' && { fromOn: 'required' as const }),
    ...(draft.toOn === '' && { toOn: 'required' as const }),
    ...(isBackwards && { toOn: 'backwards' as const }),
    ...likelyFault(draft.likely, likelyGrams),
    ...(draft.min.trim() !== '' && minGrams === null && { min: 'kilos' as const }),
    ...(draft.max.trim() !== '' && maxGrams === null && { max: 'kilos' as const }),
    ...(isAbove(minGrams, likelyGrams) && { min: 'order' as const }),
    ...(isAbove(likelyGrams, maxGrams) && { max: 'order' as const }),
  };
}

function likelyFault(typed: string, grams: number | null): { readonly likely?: ForecastFault } {
  if (typed.trim() === '') return { likely: 'required' };
  if (grams === null) return { likely: 'kilos' };
  return grams > 0 ? {} : { likely: 'positive' };
}

function isAbove(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && one > other;
}

/** Window and masses of a draft without faults. */
export function forecastBody(draft: ForecastDraft): Shape<'ChangeForecastRequest'> {
  const { minGrams, likelyGrams, maxGrams } = massesOf(draft);
  return {
    ...{ fromOn: draft.fromOn, toOn: draft.toOn, minGrams: minGrams ?? 0 },
    ...{ likelyGrams: likelyGrams ?? 0, maxGrams: maxGrams ?? 0 },
  };
}
