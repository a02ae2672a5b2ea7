import type { Id } from '#core/kernel';
import { WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MergedLine } from './merging';

/** One product of an order: min–wanted–max, and on which terms. */
@Entity('order_line')
export class OrderLine implements MergedLine {
  @PrimaryColumn('uuid') readonly id!: Id<'OrderLine'>;
  @Column('uuid') readonly orderId!: Id<'Order'>;
  @Column('uuid') readonly productId!: Id<'Product'>;
  @WholeColumn() minGrams!: number;
  @WholeColumn() wantedGrams!: number;
  @WholeColumn() maxGrams!: number;
  @Column('smallint', { nullable: true }) gradeFloor!: number | null;
  @Column('boolean', { nullable: true }) isWashed!: boolean | null;
  @WholeColumn({ nullable: true }) ceilingMinorPerKg!: number | null;
  @Column('text', { nullable: true }) currency!: string | null;
  @Column('uuid', { array: true }) substituteProductIds!: Id<'Product'>[];
  /** Moves only through OrderLines.book. */
  @WholeColumn() readonly allocatedGrams!: number;
  @Column('boolean') isCancelled!: boolean;
  @Column('uuid', { nullable: true }) termsFrom!: Id<'OrderSubmission'> | null;
  @Column('integer') version!: number;
}
