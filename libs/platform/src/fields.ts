import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidateIf,
  ValidateNested,
  type ValidatorConstraintInterface,
  ValidatorConstraint,
} from 'class-validator';
import { isCivilDate } from '#core/kernel';

/** What every field may say. `nullable` lets null through; `optional` lets the field be left out. */
export interface FieldOptions {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** The largest mass of one field: 100,000 t. Anything beyond is a slip of the finger. */
export const GRAMS_MAX = 100_000_000_000;

/** A UUID, of any version when given by clients of other systems; ours are version 7. */
export const IdField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', format: 'uuid' }, options, IsUUID());

export const IdsField = (options: FieldOptions & Bounds = {}): PropertyDecorator =>
  field(
    { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: options.max ?? 100 },
    options,
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(options.max ?? 100),
    IsUUID('all', { each: true }),
  );

/** Text without control characters, at least one visible character unless min is 0. */
export const TextField = (
  options: FieldOptions & Bounds & { pattern?: RegExp } = {},
): PropertyDecorator =>
  field(
    {
      type: 'string',
      minLength: options.min ?? 1,
      maxLength: options.max ?? 200,
      ...(options.pattern && { pattern: options.pattern.source }),
    },
    options,
    IsString(),
    MinLength(options.min ?? 1),
    MaxLength(options.max ?? 200),
    Matches(options.pattern ?? /^[\P{Cc}\n\r\t]*$/u),
  );

export const TextsField = (options: FieldOptions & Bounds = {}): PropertyDecorator =>
  field(
    { type: 'array', items: { type: 'string', maxLength: 200 }, maxItems: options.max ?? 50 },
    options,
    IsArray(),
    ArrayMaxSize(options.max ?? 50),
    IsString({ each: true }),
    MaxLength(200, { each: true }),
    Matches(/^[\P{Cc}\n\r\t]*$/u, { each: true }),
  );

export const WholeField = (options: FieldOptions & Bounds = {}): PropertyDecorator =>
  field(
    {
      type: 'integer',
      minimum: options.min ?? 0,
      maximum: options.max ?? Number.MAX_SAFE_INTEGER,
    },
    options,
    IsInt(),
    Min(options.min ?? 0),
    Max(options.max ?? Number.MAX_SAFE_INTEGER),
  );

/** Whole grams, at least 1 unless said otherwise. */
export const GramsField = (options: FieldOptions & Bounds = {}): PropertyDecorator =>
  WholeField({
    description: 'grams',
    ...options,
    min: options.min ?? 1,
    max: options.max ?? GRAMS_MAX,
  });

/** Minor units of a currency (cents). */
export const MinorField = (options: FieldOptions & Bounds = {}): PropertyDecorator =>
  WholeField({ description: 'minor units', ...options, max: options.max ?? 1_000_000_000_000 });

/** Degrees and the like: the only fields that are not whole. */
export const DecimalField = (options: FieldOptions & Bounds = {}): PropertyDecorator =>
  field(
    { type: 'number', minimum: options.min ?? -180, maximum: options.max ?? 180 },
    options,
    IsNumber({ allowNaN: false, allowInfinity: false }),
    Min(options.min ?? -180),
    Max(options.max ?? 180),
  );

export const FlagField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'boolean' }, options, IsBoolean());

/** A calendar day in America/Caracas, 'YYYY-MM-DD'. */
export const DateField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', format: 'date' }, options, Validate(IsCivilDate));

/** A moment, ISO 8601 with a zone: '2026-11-22T14:00:00Z'. */
export const MomentField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { type: 'string', format: 'date-time' },
    options,
    IsISO8601({ strict: true, strictSeparator: true }),
    Matches(/(?:Z|[+-]\d{2}:\d{2})$/),
  );

export const ChoiceField = (
  choices: readonly (string | number)[],
  options: FieldOptions = {},
): PropertyDecorator => field({ enum: [...choices] }, options, IsIn([...choices]));

/** The OpenAPI maker takes a function for a late-bound class only when it is called `type`: hence `type: () => type()`. */
export const ObjectField = (
  type: () => new () => object,
  options: FieldOptions = {},
): PropertyDecorator =>
  field({ type: () => type() }, options, IsObject(), ValidateNested(), Type(type));

export const ListField = (
  type: () => new () => object,
  options: FieldOptions & Bounds = {},
): PropertyDecorator =>
  field(
    { type: () => type(), isArray: true, maxItems: options.max ?? 500 },
    options,
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(options.max ?? 500),
    ValidateNested({ each: true }),
    Type(type),
  );

/** A JSON object whose inside another door checks. Only in responses. */
export const JsonField = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: 'object',
      additionalProperties: true,
      ...described(options),
    }),
  );

@ValidatorConstraint({ name: 'isCivilDate' })
class IsCivilDate implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return isCivilDate(value);
  }

  defaultMessage(): string {
    return '$property must be a calendar day such as 2026-11-22';
  }
}

function field(
  schema: ApiPropertyOptions,
  options: FieldOptions,
  ...checks: PropertyDecorator[]
): PropertyDecorator {
  const presence: PropertyDecorator[] = [];
  if (options.nullable) {
    presence.push(
      ValidateIf(
        (_: object, value: unknown) => value !== null && !(options.optional && value === undefined),
      ),
    );
  } else if (options.optional) {
    // Null is not "left out": only a missing field skips the checks.
    presence.push(ValidateIf((_: object, value: unknown) => value !== undefined));
  }
  return applyDecorators(ApiProperty({ ...schema, ...described(options) }), ...presence, ...checks);
}

function described(options: FieldOptions): object {
  return {
    required: !options.optional,
    ...(options.nullable && { nullable: true }),
    ...(options.description !== undefined && { description: options.description }),
    ...(options.example !== undefined && { example: options.example }),
  };
}
