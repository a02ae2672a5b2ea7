import { type CivilDate, fieldFault, type Id } from '#core/kernel';
import { DayColumn, WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const PERMIT_KINDS = ['permit', 'waiver'] as const;
export type PermitKind = (typeof PERMIT_KINDS)[number];

/** What may be corrected on a permit after it was written down. */
export interface PermitTerms {
  readonly number: string;
  readonly gramsMax: number | null;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  readonly issuedBy: string;
}

export interface PermitFacts extends PermitTerms {
  readonly id: Id<'TransportPermit'>;
  readonly communeId: Id<'Commune'>;
  readonly kind: PermitKind;
  readonly vehicleId: Id<'Vehicle'> | null;
  readonly driverId: Id<'Driver'> | null;
  /** Empty: every product. */
  readonly productIds: readonly Id<'Product'>[];
  readonly fromStateCode: string | null;
  readonly toStateCode: string | null;
}

/** A paper that lets goods travel. What it leaves open (null, no products) it allows. */
@Entity('transport_permit')
export class TransportPermit {
  @PrimaryColumn('uuid') readonly id!: Id<'TransportPermit'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('text') readonly kind!: PermitKind;
  @Column('text') number!: string;
  @Column('uuid', { nullable: true }) readonly vehicleId!: Id<'Vehicle'> | null;
  @Column('uuid', { nullable: true }) readonly driverId!: Id<'Driver'> | null;
  @Column('uuid', { array: true }) readonly productIds!: readonly Id<'Product'>[];
  @WholeColumn({ nullable: true }) gramsMax!: number | null;
  @Column('text', { nullable: true }) readonly fromStateCode!: string | null;
  @Column('text', { nullable: true }) readonly toStateCode!: string | null;
  @DayColumn() validFrom!: CivilDate;
  @DayColumn() validTo!: CivilDate;
  @Column('text') issuedBy!: string;
  @Column('boolean') isRevoked!: boolean;
  /** As it was first told: recognises a request that is sent again. */
  @Column('jsonb') readonly facts!: object;
  @Column('integer') version!: number;

  static register(facts: PermitFacts): TransportPermit {
    const permit = Object.assign(new TransportPermit(), facts, {
      facts,
      isRevoked: false,
      version: 1,
    });
    permit.assertDates();
    return permit;
  }

  edit(changes: { readonly [Term in keyof PermitTerms]?: PermitTerms[Term] | undefined }): void {
    const told = Object.entries(changes).filter(([, value]) => value !== undefined);
    Object.assign(this, Object.fromEntries(told));
    this.assertDates();
    this.version += 1;
  }

  private assertDates(): void {
    if (this.validFrom > this.validTo) throw fieldFault('validTo', 'permit.dates_backwards');
  }
}
