/**
 * Reads a number as people of Venezuela type it: '1.500' is 1500, '1,5' and '1.5' are 1.5, '1.500,25' is 1500.25.
 * Null for what is no number at all. A point counts as thousands only before exactly three digits.
 */
export function typedNumber(text: string): number | null {
  const plain = text.trim().replace(/\s/g, '');
  if (!/^\d[\d.,]*$/.test(plain)) return null;
  const comma = plain.lastIndexOf(',');
  const whole = comma === -1 ? plain : plain.slice(0, comma);
  const rest = comma === -1 ? '' : plain.slice(comma + 1);
  if (whole.includes(',') || /[^\d]/.test(rest)) return null;
  const groups = whole.split('.');
  const isGrouped =
    groups.length === 1 ||
    (groups[0] !== '0' && groups.slice(1).every((group) => group.length === 3));
  const isDecimal = groups.length === 2 && !isGrouped && comma === -1;
  if (!isGrouped && !isDecimal) return null;
  const value = Number(isDecimal ? whole : `${groups.join('')}.${rest || '0'}`);
  return Number.isFinite(value) ? value : null;
}

/** Typed kilos as whole grams, or null when they are none. */
export function typedGrams(text: string): number | null {
  const kilos = typedNumber(text);
  return kilos === null ? null : Math.round(kilos * 1000);
}

/** Grams as they would be typed again: 1500 → '1,5'. */
export function gramsTyped(grams: number): string {
  return String(grams / 1000).replace('.', ',');
}
