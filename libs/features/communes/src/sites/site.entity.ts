import { fieldFault, type Grams, type Id } from '#core/kernel';
import { WholeColumn } from '#platform/columns';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SITE_KINDS = ['collection_centre', 'distribution_point', 'vehicle_base'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** From the easiest road to the hardest: what a vehicle must be able to drive to get there. */
export const TERRAINS = ['paved', 'dirt', 'mountain'] as const;
export type Terrain = (typeof TERRAINS)[number];

export type SiteFacts = Pick<Site, (typeof Site.FACTS)[number]>;
export type SiteEdit = Partial<Omit<SiteFacts, 'id' | 'communeId' | 'kind'>> & {
  readonly isActive?: boolean;
};

/** A place of a commune where produce is kept, handed out, or vehicles sleep. Minutes are civil time in Caracas. */
@Entity('site')
export class Site {
  static readonly FACTS = [
    'id',
    'communeId',
    'kind',
    'name',
    'latitude',
    'longitude',
    'opensMinute',
    'closesMinute',
    'hasColdRoom',
    'storageGrams',
    'terrain',
    'serviceMinutesFixed',
    'serviceMinutesPerTonne',
  ] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'Site'>;
  @Column('uuid') readonly communeId!: Id<'Commune'>;
  @Column('text') readonly kind!: SiteKind;
  @Column('text') name!: string;
  @Column('double precision') latitude!: number;
  @Column('double precision') longitude!: number;
  @Column('smallint') opensMinute!: number;
  @Column('smallint') closesMinute!: number;
  @Column('boolean') hasColdRoom!: boolean;
  @WholeColumn() storageGrams!: Grams;
  @Column('text') terrain!: Terrain;
  @Column('smallint') serviceMinutesFixed!: number;
  @Column('smallint') serviceMinutesPerTonne!: number;
  @Column('boolean') isActive!: boolean;
  @Column('integer') version!: number;

  static register(facts: SiteFacts): Site {
    const site = Object.assign(new Site(), facts);
    site.assertHours();
    return site;
  }

  edit(edit: SiteEdit): void {
    Object.assign(this, edit);
    this.assertHours();
    this.version += 1;
  }

  private assertHours(): void {
    if (this.opensMinute >= this.closesMinute) {
      throw fieldFault('closesMinute', 'site.hours_reversed');
    }
  }
}
