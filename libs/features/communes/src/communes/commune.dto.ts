import { IntersectionType } from '@nestjs/swagger';
import type { Id } from '#core/kernel';
import {
  ChoiceField,
  DecimalField,
  FlagField,
  IdField,
  ListField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import { LatitudeField, LongitudeField } from '../places/place.fields';
import {
  COMMUNE_KINDS,
  COMMUNE_STATES,
  type CommuneKind,
  type CommuneState,
  type CommuneFacts,
} from './commune.entity';

export class RegisterCommuneRequest {
  @TextField({ max: 150 }) readonly name!: string;
  @ChoiceField(COMMUNE_KINDS) readonly kind!: CommuneKind;
  @TextField({ max: 10, example: '2105' }) readonly municipalityCode!: string;
  @LatitudeField() readonly latitude!: number;
  @LongitudeField() readonly longitude!: number;

  toFacts(id: Id<'Commune'>): CommuneFacts {
    return Object.assign({ id }, this);
  }
}

export class EditCommuneRequest {
  @TextField({ optional: true, max: 150 }) readonly name?: string;
  @ChoiceField(COMMUNE_KINDS, { optional: true }) readonly kind?: CommuneKind;
  @TextField({ optional: true, max: 10 }) readonly municipalityCode?: string;
  @LatitudeField({ optional: true }) readonly latitude?: number;
  @LongitudeField({ optional: true }) readonly longitude?: number;
}

export class VerifyCommuneRequest {
  @TextField({ max: 300, description: 'the act that verified it' }) readonly act!: string;
}

export class CommuneResponse {
  @IdField() readonly id!: string;
  @TextField() readonly name!: string;
  @ChoiceField(COMMUNE_KINDS) readonly kind!: CommuneKind;
  @ChoiceField(COMMUNE_STATES) readonly state!: CommuneState;
  @TextField() readonly municipalityCode!: string;
  @TextField() readonly municipalityName!: string;
  @TextField() readonly stateCode!: string;
  @TextField() readonly stateName!: string;
  @DecimalField({ description: 'a tenth of a degree for strangers' }) readonly latitude!: number;
  @DecimalField({ description: 'a tenth of a degree for strangers' }) readonly longitude!: number;
  @FlagField({ description: 'the place is shown only roughly' }) readonly isCoarse!: boolean;
  @WholeField() readonly councils!: number;
  @WholeField() readonly families!: number;
  @TextField({ nullable: true }) readonly verifiedByAct!: string | null;
  @FlagField() readonly isDemo!: boolean;
  @WholeField() readonly version!: number;
}

export class CommuneList {
  @ListField(() => CommuneResponse) readonly items!: CommuneResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

export class CommuneFilter {
  @ChoiceField(COMMUNE_KINDS, { optional: true }) readonly kind?: CommuneKind;
  @ChoiceField(COMMUNE_STATES, { optional: true }) readonly state?: CommuneState;
  @TextField({ optional: true, max: 10, example: 'VE-T' }) readonly stateCode?: string;
  @TextField({ optional: true, max: 10 }) readonly municipalityCode?: string;
  @TextField({ optional: true, max: 80, description: 'part of the name' }) readonly q?: string;
}

export class CommuneListQuery extends IntersectionType(CommuneFilter, PageQuery) {}
