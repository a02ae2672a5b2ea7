import { ValidationPipe } from '@nestjs/common';
import { DomainError, type FieldFault } from '#core/kernel';
import type { ValidationError } from 'class-validator';

/** The first of three doors: the form of a request. Unknown fields are refused, nothing is converted by guess. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transformOptions: { enableImplicitConversion: false, exposeDefaultValues: true },
    exceptionFactory: (errors) =>
      new DomainError(
        'invalid',
        'request.invalid',
        {},
        errors.flatMap((it) => faultsOf(it, '')),
      ),
  });
}

/** `lines.0.minGrams: min`: the path of the field, the check that it failed and the bound of that check. */
function faultsOf(error: ValidationError, parent: string): FieldFault[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([check, text]) => ({
    field,
    code: `field.${check}`,
    ...(BOUNDED.has(check) && { limit: boundIn(text) }),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, field))];
}

/** class-validator tells the bound of a check only inside of its English sentence, as the last number. */
function boundIn(text: string): number {
  return Number(/-?\d+(?:\.\d+)?(?=\D*$)/.exec(text)?.[0]);
}

const BOUNDED = new Set(['min', 'max', 'minLength', 'maxLength', 'arrayMinSize', 'arrayMaxSize']);
