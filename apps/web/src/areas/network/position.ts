/** Degrees, as maps and the API count them. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

const PAIR = /^(-?\d+(?:[.,]\d+)?)[°\s]*[n]?[\s,;/]+(-?\d+(?:[.,]\d+)?)[°\s]*([wo])?$/i;
/** The box around the country that the API takes. */
const BOX = { south: 0.5, north: 16, west: -73.5, east: -58 };

/**
 * Reads a place as maps of phones copy it, '10.0647, -69.3570', or as one writes it by hand, '10,0647 69,3570 O'.
 * Venezuela lies west of Greenwich, so a longitude without its sign is taken to be west. Null for what lies elsewhere.
 */
export function typedPosition(text: string): Position | null {
  const found = PAIR.exec(text.trim());
  if (!found) return null;
  const latitude = degrees(found[1]);
  const longitude = -Math.abs(degrees(found[2]));
  const isInside =
    latitude >= BOX.south &&
    latitude <= BOX.north &&
    longitude >= BOX.west &&
    longitude <= BOX.east;
  return isInside ? { latitude, longitude } : null;
}

/** A place as it would be typed again. */
export function positionTyped({ latitude, longitude }: Position): string {
  return `${round(latitude)}, ${round(longitude)}`;
}

function degrees(text = ''): number {
  return Number(text.replace(',', '.'));
}

/** Five decimals are a metre. */
function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
