/** What has to be moved: all of `lotUnits`, and for each line something from `low` to `high`. */
export interface TransportTask {
  readonly lotUnits: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Called every few thousand steps; it may throw to stop the work. */
  readonly signal?: () => void;
}

/** A cheapest way of moving it, and the proof. Shipments sorted by lot, then line, all above zero. */
export interface Transport {
  readonly lot: Int32Array;
  readonly line: Int32Array;
  readonly units: Float64Array;
  readonly lotPotential: Float64Array;
  readonly linePotential: Float64Array;
}
