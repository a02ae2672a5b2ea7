import { type CivilDate, fieldFault, type Id, type Role } from '#core/kernel';
import { DayColumn, MomentColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Roles that can be held for the whole network (without a commune). */
const NETWORK_ROLES: readonly Role[] = ['network_liaison', 'comptroller'];

export type MandateFacts = Pick<Mandate, (typeof Mandate.FACTS)[number]>;

/** What a body of a commune lets a person do, from one day to another, by an act; until it is revoked. */
@Entity('mandate')
export class Mandate {
  static readonly FACTS = [
    'id',
    'personId',
    'communeId',
    'councilId',
    'role',
    'body',
    'act',
    'fromOn',
    'toOn',
  ] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'Mandate'>;
  @Column('uuid') readonly personId!: Id<'Person'>;
  @Column('uuid', { nullable: true }) readonly communeId!: Id<'Commune'> | null;
  @Column('uuid', { nullable: true }) readonly councilId!: Id<'Council'> | null;
  @Column('text') readonly role!: Role;
  @Column('text') readonly body!: string;
  @Column('text') readonly act!: string;
  @DayColumn() readonly fromOn!: CivilDate;
  @DayColumn({ nullable: true }) readonly toOn!: CivilDate | null;
  @Column('uuid', { nullable: true }) readonly grantedBy!: Id<'Person'> | null;
  @MomentColumn() readonly grantedAt!: Date;
  @MomentColumn({ nullable: true }) revokedAt!: Date | null;
  @Column('uuid', { nullable: true }) revokedBy!: Id<'Person'> | null;
  @Column('text', { nullable: true }) revokedByAct!: string | null;

  static grant(facts: MandateFacts, grantedBy: Id<'Person'>, grantedAt: Date): Mandate {
    if (facts.communeId === null && !NETWORK_ROLES.includes(facts.role)) {
      throw fieldFault('communeId', 'mandate.role_needs_commune');
    }
    if (facts.toOn !== null && facts.toOn < facts.fromOn) {
      throw fieldFault('toOn', 'mandate.dates_reversed');
    }
    return Object.assign(new Mandate(), facts, { grantedBy, grantedAt });
  }

  /** True when it ended now; a mandate revoked before stays as it was. */
  revoke(revocation: { by: Id<'Person'>; act: string; at: Date }): boolean {
    if (this.revokedAt !== null) return false;
    this.revokedAt = revocation.at;
    this.revokedBy = revocation.by;
    this.revokedByAct = revocation.act;
    return true;
  }
}
