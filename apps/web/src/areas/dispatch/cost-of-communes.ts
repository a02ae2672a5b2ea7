import type { Shape } from '../../api/types';

type Share = Pick<
  Shape<'CostShareResponse'>,
  'communeId' | 'communeName' | 'grams' | 'costMinor' | 'permille' | 'aloneCostMinor'
>;
type ExplainedStop = Shape<'ExplainedStopResponse'>;

/** What each commune bears of a run: the shares of all its goods together, the largest first. */
export function sharesOfCommunes(shares: readonly Share[]): readonly Share[] {
  const byCommune = new Map<string, Share>();
  for (const it of shares) {
    const known = byCommune.get(it.communeId);
    byCommune.set(it.communeId, {
      communeId: it.communeId,
      communeName: it.communeName,
      grams: (known?.grams ?? 0) + it.grams,
      costMinor: (known?.costMinor ?? 0) + it.costMinor,
      permille: (known?.permille ?? 0) + it.permille,
      aloneCostMinor: (known?.aloneCostMinor ?? 0) + it.aloneCostMinor,
    });
  }
  return [...byCommune.values()].sort((a, b) => b.costMinor - a.costMinor);
}

/** Of the goods of a stop, the ones that bear the least delay speak for it. */
export function tightestAtStops(stops: readonly ExplainedStop[]): readonly ExplainedStop[] {
  const byStop = new Map<string, ExplainedStop>();
  for (const it of stops) {
    const known = byStop.get(it.stopId);
    if (!known || it.slackSeconds < known.slackSeconds) byStop.set(it.stopId, it);
  }
  return [...byStop.values()];
}
