import type { Shape } from '../../api/types';
import type { IconName } from '../../ui/icon';
import type { Tone } from '../../ui/states';

type Lot = Shape<'LotResponse'>;

export const LIVE_STAGES = ['estimate', 'onOffer', 'promised', 'pickedUp', 'delivered'] as const;
export const CLOSED_STATES = ['exhausted', 'expired', 'withdrawn', 'lost'] as const;
export type Stage = (typeof LIVE_STAGES)[number] | 'expired' | 'withdrawn' | 'lost';

/** How far a harvest has come: by whichever of its kilos came farthest and still have a way to go. */
export function stageOf(lot: Lot): Stage {
  if (lot.state === 'announced') return 'estimate';
  if (lot.state === 'exhausted') return 'delivered';
  if (lot.state !== 'confirmed') return lot.state;
  if (lot.loadedGrams > 0) return 'pickedUp';
  if (lot.reservedGrams > 0) return 'promised';
  // What is left beside the whole packages nobody can be given: such a harvest has come to its end.
  return lot.deliveredGrams > 0 && lot.availablePackages === 0 ? 'delivered' : 'onOffer';
}

export const STAGE_LOOK: Readonly<Record<Stage, readonly [Tone, IconName]>> = {
  estimate: ['warn', 'scale'],
  onOffer: ['info', 'basket'],
  promised: ['info', 'hand'],
  pickedUp: ['info', 'truck'],
  delivered: ['good', 'check'],
  expired: ['bad', 'clock'],
  withdrawn: ['plain', 'undo'],
  lost: ['bad', 'warn'],
};

/** The real kilos of a lot: as it was weighed and corrected, and as announced while nobody has weighed it. */
export function gramsOf(lot: Lot): number {
  return lot.weighedGrams === null ? lot.announcedGrams : lot.listedGrams;
}

export type Bucket =
  'available' | 'reserved' | 'loaded' | 'delivered' | 'lost' | 'withdrawn' | 'expired';

/** Where the grams of a lot are; together they are what was listed. */
export function gramsByBucket(lot: Lot): readonly (readonly [Bucket, number])[] {
  return [
    ['available', lot.availableGrams],
    ['reserved', lot.reservedGrams],
    ['loaded', lot.loadedGrams],
    ['delivered', lot.deliveredGrams],
    ['lost', lot.lostGrams],
    ['withdrawn', lot.withdrawnGrams],
    ['expired', lot.expiredGrams],
  ];
}

/** The kilos of several lots: those still to be weighed, and where the others are. */
export function sumsOf(lots: readonly Lot[]): {
  readonly estimate: number;
  readonly buckets: readonly (readonly [Bucket, number])[];
} {
  const sum = (of: (lot: Lot) => number): number => lots.reduce((all, lot) => all + of(lot), 0);
  return {
    estimate: sum((lot) => (lot.state === 'announced' ? lot.announcedGrams : 0)),
    buckets: [
      ['available', sum((lot) => lot.availableGrams)],
      ['reserved', sum((lot) => lot.reservedGrams)],
      ['loaded', sum((lot) => lot.loadedGrams)],
      ['delivered', sum((lot) => lot.deliveredGrams)],
    ],
  };
}
