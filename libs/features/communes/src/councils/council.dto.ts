import { IntersectionType } from '@nestjs/swagger';
import type { Id } from '#core/kernel';
import { IdField, ListField, TextField, WholeField } from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { LatitudeField, LongitudeField } from '../places/place.fields';
import type { CouncilFacts } from './council.entity';

/** Beyond any council: urban ones count 200 to 400 families. */
const FAMILIES_MAX = 5_000;

export class RegisterCouncilRequest {
  @IdField() readonly communeId!: string;
  @TextField({ max: 150 }) readonly name!: string;
  @WholeField({ max: FAMILIES_MAX }) readonly families!: number;
  @LatitudeField({ optional: true, nullable: true }) readonly latitude: number | null = null;
  @LongitudeField({ optional: true, nullable: true }) readonly longitude: number | null = null;

  toFacts(id: Id<'Council'>): CouncilFacts {
    return Object.assign({ id }, this);
  }
}

export class EditCouncilRequest {
  @TextField({ optional: true, max: 150 }) readonly name?: string;
  @WholeField({ optional: true, max: FAMILIES_MAX }) readonly families?: number;
  @LatitudeField({ optional: true, nullable: true }) readonly latitude?: number | null;
  @LongitudeField({ optional: true, nullable: true }) readonly longitude?: number | null;
}

export class CouncilResponse {
  @IdField() readonly id!: string;
  @IdField() readonly communeId!: string;
  @TextField() readonly name!: string;
  @WholeField() readonly families!: number;
  @LatitudeField({ nullable: true }) readonly latitude!: number | null;
  @LongitudeField({ nullable: true }) readonly longitude!: number | null;
  @WholeField() readonly version!: number;
}

export class CouncilList {
  @ListField(() => CouncilResponse) readonly items!: CouncilResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class CouncilFilter {
  @IdField() readonly communeId!: string;
}

export class CouncilListQuery extends IntersectionType(CouncilFilter, PageQuery) {}
