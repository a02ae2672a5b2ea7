type Ring = readonly (readonly [number, number])[];

interface Feature {
  readonly properties: { readonly code: string };
  readonly geometry: { readonly coordinates: readonly (readonly Ring[])[] };
}

/** The outline of a state, as an SVG path. */
export interface Outline {
  readonly code: string;
  readonly path: string;
}

/** Where the map begins and ends, in degrees; known beforehand, so that its place on the page is kept free. */
const WEST = -73.5;
const EAST = -59.6;
const NORTH = 12.4;
const SOUTH = 0.5;
const UNITS_PER_DEGREE = 50;

export const MAP_WIDTH = Math.round((EAST - WEST) * UNITS_PER_DEGREE);
export const MAP_HEIGHT = Math.round((NORTH - SOUTH) * UNITS_PER_DEGREE);

/** Degrees become units as they are: this near to the equator nobody sees the difference. */
export function outlinesIn(geojson: string): readonly Outline[] {
  const { features } = JSON.parse(geojson) as { readonly features: readonly Feature[] };
  return features.map(({ properties: { code }, geometry: { coordinates } }) => ({
    code,
    path: coordinates.flat().map(ringPath).join(''),
  }));
}

function ringPath(ring: Ring): string {
  const points = ring.map(
    ([longitude, latitude]) =>
      `${Math.round((longitude - WEST) * UNITS_PER_DEGREE)} ${Math.round((NORTH - latitude) * UNITS_PER_DEGREE)}`,
  );
  return `M${points.join('L')}Z`;
}
