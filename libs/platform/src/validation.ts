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

/** `lines.0.minGrams: min`: the path of the field and the check that it failed. */
function faultsOf(error: ValidationError, parent: string): FieldFault[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([check, text]) => ({
    field,
    code: `field.${check}`,
    message: text,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, field))];
}
