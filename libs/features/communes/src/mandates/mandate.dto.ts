import { IntersectionType } from '@nestjs/swagger';
import { type Id, type Role, ROLES } from '#core/kernel';
import {
  ChoiceField,
  DateField,
  IdField,
  ListField,
  MomentField,
  TextField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import type { MandateFacts } from './mandate.entity';

export class GrantMandateRequest {
  @IdField() readonly personId!: string;
  @IdField({ nullable: true, description: 'null: the whole network' })
  readonly communeId!: string | null;
  @IdField({ optional: true, nullable: true }) readonly councilId: string | null = null;
  @ChoiceField(ROLES) readonly role!: Role;
  @TextField({ max: 200, description: 'the assembly or council that gave it' })
  readonly body!: string;
  @TextField({ max: 300, description: 'the act that granted it' }) readonly act!: string;
  @DateField() readonly fromOn!: string;
  @DateField({ optional: true, nullable: true }) readonly toOn: string | null = null;

  toFacts(id: Id<'Mandate'>): MandateFacts {
    return Object.assign({ id }, this);
  }
}

export class RevokeMandateRequest {
  @TextField({ max: 300, description: 'the act that revoked it' }) readonly act!: string;
}

export class MandateResponse {
  @IdField() readonly id!: string;
  @IdField() readonly personId!: string;
  @TextField() readonly personName!: string;
  @IdField({ nullable: true }) readonly communeId!: string | null;
  @IdField({ nullable: true }) readonly councilId!: string | null;
  @ChoiceField(ROLES) readonly role!: Role;
  @TextField() readonly body!: string;
  @TextField() readonly act!: string;
  @DateField() readonly fromOn!: string;
  @DateField({ nullable: true }) readonly toOn!: string | null;
  @IdField({ nullable: true }) readonly grantedBy!: string | null;
  @MomentField() readonly grantedAt!: Date;
  @MomentField({ nullable: true }) readonly revokedAt!: Date | null;
  @TextField({ nullable: true }) readonly revokedByAct!: string | null;
}

export class MandateList {
  @ListField(() => MandateResponse) readonly items!: MandateResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

const IN_FORCE = ['in_force', 'all'] as const;

export class MandateFilter {
  @IdField({ optional: true, description: 'left out: the mandates of the network' })
  readonly communeId?: string;
  @IdField({ optional: true }) readonly personId?: string;
  @ChoiceField(IN_FORCE, { optional: true, description: 'in_force: of today only' })
  readonly standing: (typeof IN_FORCE)[number] = 'in_force';
}

export class MandateListQuery extends IntersectionType(MandateFilter, PageQuery) {}
