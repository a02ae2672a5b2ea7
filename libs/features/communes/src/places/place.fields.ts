import { DecimalField, type FieldOptions } from '#platform/fields';

/** Degrees WGS 84 within a box around the country, its islands included. Anything else is a slip of the finger. */
export const LatitudeField = (options: FieldOptions = {}): PropertyDecorator =>
  DecimalField({ ...options, min: 0.5, max: 16 });

export const LongitudeField = (options: FieldOptions = {}): PropertyDecorator =>
  DecimalField({ ...options, min: -73.5, max: -58 });
