/** A commune on the map: goods wait there, or vehicles stop there. */
export interface MapPlace {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly waitingGrams: number;
}

/** The way of one run, from place to place. */
export interface MapWay {
  readonly id: string;
  readonly name: string;
  readonly points: readonly (readonly [latitude: number, longitude: number])[];
}

/**
 * All that the board asks of a map. Whoever draws it, with Leaflet today, keeps to these five; so another library, or
 * none, may take its place.
 */
export interface MapPort {
  /** Shows these places instead of the ones before. */
  readonly places: (places: readonly MapPlace[]) => void;
  /** Shows these ways instead of the ones before. */
  readonly ways: (ways: readonly MapWay[]) => void;
  /** Makes one way stand out; none with null. */
  readonly stress: (wayId: string | null) => void;
  /** Brings all places and ways into sight. */
  readonly fit: () => void;
  readonly close: () => void;
}

export interface MapSettings {
  /** Null: the outlines of the states stand alone. */
  readonly tilesUrl: string | null;
  readonly attribution: string;
  readonly zoomInTitle: string;
  readonly zoomOutTitle: string;
}
