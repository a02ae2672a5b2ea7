import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type CivilDate, DomainError, fieldFault, type Id } from '#core/kernel';
import { DayColumn, WholeColumn } from '#platform/columns';
import type { LotFacts } from './lot-facts';

export const LOT_STATES = [
  'announced',
  'confirmed',
  'exhausted',
  'expired',
  'withdrawn',
  'lost',
] as const;
export type LotState = (typeof LOT_STATES)[number];

/** A weighing so far from what was announced is a slip of the finger, not a harvest. */
const TIMES_ANNOUNCED_MAX = 10;

/** One homogeneous harvest. Its grams change only through the stock book; here are its facts and its rules. */
@Entity('lot')
export class Lot {
  @PrimaryColumn('uuid') readonly id!: Id<'Lot'>;
  @Column('text', { unique: true }) readonly code!: string;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('uuid', { nullable: true }) readonly productiveOrgId!: Id<'ProductiveOrg'> | null;
  @Column('uuid', { nullable: true }) readonly forecastId!: Id<'HarvestForecast'> | null;
  @Column('uuid') readonly productId!: Id<'Product'>;
  @Column('uuid') readonly siteId!: Id<'Site'>;
  @Column('smallint') readonly grade!: number;
  @Column('boolean') readonly isWashed!: boolean;
  @Column('text') readonly packageType!: string;
  @WholeColumn() readonly packageGrams!: number;
  @Column('integer') readonly announcedPackages!: number;
  @WholeColumn() readonly announcedGrams!: number;
  @DayColumn() readonly harvestedOn!: CivilDate;
  @DayColumn() readonly readyOn!: CivilDate;
  @DayColumn() readonly bestBeforeOn!: CivilDate;
  @WholeColumn({ nullable: true }) readonly floorMinorPerKg!: number | null;
  @Column('text', { nullable: true }) readonly currency!: string | null;
  @Column('text', { default: 'announced' }) readonly state!: LotState;
  @WholeColumn({ default: 0 }) readonly availableGrams!: number;
  @WholeColumn({ default: 0 }) readonly withdrawnGrams!: number;
  @Column('uuid') readonly createdBy!: Id<'Person'>;

  /** Refuses with 409 unless the lot is in one of these states. */
  requireState(...states: readonly LotState[]): void {
    if (!states.includes(this.state)) {
      throw new DomainError('conflict', 'lot.wrong_state', {
        lotId: this.id,
        code: this.code,
        state: this.state,
      });
    }
  }

  /** Refuses a first weighing of nothing, or of many times what was announced. */
  requirePlausible(netGrams: number): void {
    if (netGrams < 1) throw fieldFault('weighings', 'lot.weighed_nothing');
    if (netGrams > this.announcedGrams * TIMES_ANNOUNCED_MAX) {
      throw fieldFault('weighings', 'lot.weighed_absurd', { announcedGrams: this.announcedGrams });
    }
  }

  /** Refuses what would bring food back that is no longer good. */
  requireStillGood(today: CivilDate): void {
    if (this.bestBeforeOn < today) {
      throw new DomainError('conflict', 'lot.past_best_before', {
        bestBeforeOn: this.bestBeforeOn,
      });
    }
  }

  /** True when the same was told before. What was not said then or now may have been filled in by the rules. */
  wasTold(facts: LotFacts): boolean {
    const sameIfSaid = (said: unknown, stored: unknown) => said === null || said === stored;
    return (
      this.communeId === facts.communeId &&
      this.productId === facts.productId &&
      this.siteId === facts.siteId &&
      this.productiveOrgId === facts.productiveOrgId &&
      this.forecastId === facts.forecastId &&
      this.grade === facts.grade &&
      this.isWashed === facts.isWashed &&
      this.packageType === facts.packageType &&
      this.harvestedOn === facts.harvestedOn &&
      this.floorMinorPerKg === facts.floorMinorPerKg &&
      this.currency === facts.currency &&
      sameIfSaid(facts.packages, this.announcedPackages) &&
      sameIfSaid(facts.grams, this.announcedGrams) &&
      sameIfSaid(facts.readyOn, this.readyOn) &&
      sameIfSaid(facts.bestBeforeOn, this.bestBeforeOn)
    );
  }
}
