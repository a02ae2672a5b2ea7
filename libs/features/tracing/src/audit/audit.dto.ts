import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  FlagField,
  IdField,
  ListField,
  MomentField,
  TextField,
  WholeField,
} from '#platform/fields';

/** Rows of any shape: every check shows what an auditor wants to see of a violation. */
const ExamplesField = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }),
  );

export class CheckResponse {
  @TextField() readonly code!: string;
  @TextField({ max: 500, description: 'in the reader’s language' }) readonly title!: string;
  @FlagField() readonly ok!: boolean;
  @WholeField() readonly violations!: number;
  @ExamplesField() readonly examples!: object[];
}

export class AuditResponse {
  @FlagField({ description: 'every check holds' }) readonly ok!: boolean;
  @IdField({ nullable: true, description: 'null: the whole network' })
  readonly cycleId!: string | null;
  @MomentField() readonly asOf!: string;
  @ListField(() => CheckResponse) readonly checks!: CheckResponse[];
}
