/** Where a gram of a lot can be. `outside` is before it was weighed, or after a correction denied it. */
export const BUCKETS = [
  'outside',
  'available',
  'reserved',
  'loaded',
  'delivered',
  'lost',
  'withdrawn',
  'expired',
] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Why grams move. */
export const MOVE_KINDS = [
  'confirm',
  'correct',
  'reserve',
  'release',
  'load',
  'unload',
  'deliver',
  'return',
  'lose',
  'withdraw',
  'relist',
  'expire',
  'rescue',
] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

/** Where on its way food was lost. */
export const LOSS_STAGES = [
  'field',
  'collection',
  'transport',
  'reception',
  'distribution',
] as const;
export type LossStage = (typeof LOSS_STAGES)[number];

/** Some grams of one lot that go from one bucket to another. Its id is born with the deed, in the client. */
export interface StockMove {
  readonly id: string;
  readonly lotId: string;
  readonly kind: MoveKind;
  readonly from: Bucket;
  readonly to: Bucket;
  /** At least one. */
  readonly grams: number;
  readonly packages?: number;
  readonly allocationId?: string | null;
  readonly stopId?: string | null;
  /** Stage and cause are required when grams are lost. */
  readonly stage?: LossStage | null;
  readonly cause?: string | null;
  /** Never empty. */
  readonly reason: string;
  /** Null when no person did it: a timer, a matching run. */
  readonly personId: string | null;
  /** When it happened, which may be long before we learn of it. */
  readonly eventTime: Date;
}
