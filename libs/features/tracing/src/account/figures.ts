/** One sum of the view cycle_figure. */
export interface FigureRow {
  readonly measure: string;
  readonly code: string | null;
  readonly grams: number;
}

export const LOSS_STAGES = [
  'field',
  'collection',
  'transport',
  'reception',
  'distribution',
] as const;
export type LossStage = (typeof LOSS_STAGES)[number];

/** The kilos of a cycle, or of one product or commune in it, in grams. */
export interface Figures {
  readonly announcedGrams: number;
  readonly weighedGrams: number;
  readonly weighingDifferenceGrams: number;
  readonly offeredGrams: number;
  readonly allocatedGrams: number;
  readonly acceptedGrams: number;
  readonly declinedGrams: number;
  readonly releasedGrams: number;
  readonly loadedGrams: number;
  readonly onTheRoadGrams: number;
  readonly deliveredGrams: number;
  readonly awaitingReceptionGrams: number;
  readonly receivedGrams: number;
  readonly scaleDifferenceGrams: number;
  readonly lostGrams: number;
  readonly lost: Readonly<Record<LossStage, number>>;
  readonly unplacedGrams: number;
  readonly rescuedGrams: number;
  readonly withdrawnGrams: number;
  readonly expiredGrams: number;
  readonly freeGrams: number;
}

/** Folds sums into figures. What no row speaks of is nothing. */
export function figuresOf(rows: readonly FigureRow[]): Figures {
  const sum = (measure: string, code?: string): number =>
    rows
      .filter((row) => row.measure === measure && (code === undefined || row.code === code))
      .reduce((total, row) => total + row.grams, 0);
  const announcedGrams = sum('announced');
  const weighedGrams = sum('weighed') + sum('corrected');
  return {
    announcedGrams,
    weighedGrams,
    weighingDifferenceGrams: weighedGrams - announcedGrams,
    offeredGrams: sum('offered'),
    allocatedGrams: sum('allocated'),
    acceptedGrams: sum('accepted'),
    declinedGrams: sum('declined'),
    releasedGrams: sum('released'),
    loadedGrams: sum('loaded'),
    onTheRoadGrams: sum('on_the_road'),
    deliveredGrams: sum('delivered'),
    awaitingReceptionGrams: sum('awaiting'),
    receivedGrams: sum('received'),
    scaleDifferenceGrams: sum('difference'),
    lostGrams: sum('lost'),
    lost: {
      field: sum('lost', 'field'),
      collection: sum('lost', 'collection'),
      transport: sum('lost', 'transport'),
      reception: sum('lost', 'reception'),
      distribution: sum('lost', 'distribution'),
    },
    unplacedGrams: sum('unplaced'),
    rescuedGrams: sum('rescued'),
    withdrawnGrams: sum('withdrawn'),
    expiredGrams: sum('expired'),
    freeGrams: sum('free'),
  };
}
