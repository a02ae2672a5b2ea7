import { IntersectionType } from '@nestjs/swagger';
import type { Id } from '#core/kernel';
import {
  ChoiceField,
  FlagField,
  GramsField,
  IdField,
  ListField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { LatitudeField, LongitudeField } from '../places/place.fields';
import { SITE_KINDS, type SiteKind, type Terrain, TERRAINS, type SiteFacts } from './site.entity';

const SERVICE_MINUTES_MAX = 480;

export class RegisterSiteRequest {
  @IdField() readonly communeId!: string;
  @ChoiceField(SITE_KINDS) readonly kind!: SiteKind;
  @TextField({ max: 150 }) readonly name!: string;
  @LatitudeField() readonly latitude!: number;
  @LongitudeField() readonly longitude!: number;
  @WholeField({ optional: true, max: 1439, description: 'minute of the day, Caracas' })
  readonly opensMinute: number = 360;
  @WholeField({ optional: true, min: 1, max: 1440, description: 'minute of the day, Caracas' })
  readonly closesMinute: number = 1080;
  @FlagField({ optional: true }) readonly hasColdRoom: boolean = false;
  @GramsField({ optional: true, min: 0, description: 'grams it can store; 0 when unknown' })
  readonly storageGrams: number = 0;
  @ChoiceField(TERRAINS, { optional: true, description: 'the hardest road on the way there' })
  readonly terrain: Terrain = 'paved';
  @WholeField({ optional: true, max: SERVICE_MINUTES_MAX })
  readonly serviceMinutesFixed: number = 15;
  @WholeField({ optional: true, max: SERVICE_MINUTES_MAX })
  readonly serviceMinutesPerTonne: number = 10;

  toFacts(id: Id<'Site'>): SiteFacts {
    return Object.assign({ id }, this);
  }
}

export class EditSiteRequest {
  @TextField({ optional: true, max: 150 }) readonly name?: string;
  @LatitudeField({ optional: true }) readonly latitude?: number;
  @LongitudeField({ optional: true }) readonly longitude?: number;
  @WholeField({ optional: true, max: 1439 }) readonly opensMinute?: number;
  @WholeField({ optional: true, min: 1, max: 1440 }) readonly closesMinute?: number;
  @FlagField({ optional: true }) readonly hasColdRoom?: boolean;
  @GramsField({ optional: true, min: 0 }) readonly storageGrams?: number;
  @ChoiceField(TERRAINS, { optional: true }) readonly terrain?: Terrain;
  @WholeField({ optional: true, max: SERVICE_MINUTES_MAX }) readonly serviceMinutesFixed?: number;
  @WholeField({ optional: true, max: SERVICE_MINUTES_MAX })
  readonly serviceMinutesPerTonne?: number;
  @FlagField({ optional: true }) readonly isActive?: boolean;
}

export class SiteResponse {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @ChoiceField(SITE_KINDS) readonly kind!: SiteKind;
  @TextField() readonly name!: string;
  @LatitudeField() readonly latitude!: number;
  @LongitudeField() readonly longitude!: number;
  @WholeField() readonly opensMinute!: number;
  @WholeField() readonly closesMinute!: number;
  @FlagField() readonly hasColdRoom!: boolean;
  @GramsField({ min: 0 }) readonly storageGrams!: number;
  @ChoiceField(TERRAINS) readonly terrain!: Terrain;
  @WholeField() readonly serviceMinutesFixed!: number;
  @WholeField() readonly serviceMinutesPerTonne!: number;
  @FlagField() readonly isActive!: boolean;
  @WholeField() readonly version!: number;
}

export class SiteList {
  @ListField(() => SiteResponse) readonly items!: SiteResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class SiteFilter {
  @IdField() readonly communeId!: string;
  @ChoiceField(SITE_KINDS, { optional: true }) readonly kind?: SiteKind;
}

export class SiteListQuery extends IntersectionType(SiteFilter, PageQuery) {}
