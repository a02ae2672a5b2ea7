import { DomainError, type Id } from '#core/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const COMMUNE_KINDS = ['rural', 'urban', 'mixed'] as const;
export type CommuneKind = (typeof COMMUNE_KINDS)[number];

export const COMMUNE_STATES = ['registered', 'verified', 'active'] as const;
export type CommuneState = (typeof COMMUNE_STATES)[number];

export type CommuneFacts = Pick<Commune, (typeof Commune.FACTS)[number]>;
export type CommuneEdit = Partial<
  Pick<Commune, 'name' | 'kind' | 'municipalityCode' | 'latitude' | 'longitude'>
>;

/** A territorial self-government: registered, verified by an act, then active. */
@Entity('commune')
export class Commune {
  static readonly FACTS = [
    'id',
    'name',
    'kind',
    'municipalityCode',
    'latitude',
    'longitude',
  ] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'Commune'>;
  @Column('text') name!: string;
  @Column('text') kind!: CommuneKind;
  @Column('text') municipalityCode!: string;
  @Column('double precision') latitude!: number;
  @Column('double precision') longitude!: number;
  @Column('text') state!: CommuneState;
  @Column('text', { nullable: true }) verifiedByAct!: string | null;
  @Column('integer') version!: number;

  static register(facts: CommuneFacts): Commune {
    return Object.assign(new Commune(), facts, { state: 'registered' });
  }

  /** True when it changed: the same act told again changes nothing. */
  verify(act: string): boolean {
    if (this.verifiedByAct === act) return false;
    if (this.verifiedByAct !== null) {
      throw new DomainError('conflict', 'commune.verified_by_other_act', {
        act: this.verifiedByAct,
      });
    }
    this.state = 'verified';
    this.verifiedByAct = act;
    this.version += 1;
    return true;
  }

  activate(): boolean {
    if (this.state === 'active') return false;
    if (this.state === 'registered') throw new DomainError('conflict', 'commune.not_verified');
    this.state = 'active';
    this.version += 1;
    return true;
  }

  edit(edit: CommuneEdit): void {
    Object.assign(this, edit);
    this.version += 1;
  }
}
