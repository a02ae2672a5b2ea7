import type { Place } from '#core/kernel';

/** A place to drive from or to, under the id of its site. */
export interface RoadPlace extends Place {
  readonly siteId: string;
}

/** One way, in whole metres and seconds; the way back may differ. */
export interface MeasuredRoad {
  readonly metres: number;
  readonly seconds: number;
}

/** Why a road is not measured, as people are told. The order is that of the codes in a RoadFaults. */
export const ROAD_FAULT_CODES = [
  'roads.not_configured',
  'roads.not_asked',
  'roads.unreachable',
  'roads.timed_out',
  'roads.refused',
  'roads.broken_answer',
  'roads.no_road',
  'roads.too_many_sites',
] as const;
export type RoadFaultCode = (typeof ROAD_FAULT_CODES)[number];

/** A table server that did not answer, or not what was asked. */
export class TableFault extends Error {
  constructor(readonly code: RoadFaultCode) {
    super(code);
    this.name = 'TableFault';
  }
}

export interface Asking {
  readonly millisecondsMax: number;
  /** Fires when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** A service that measures roads between many places at once. */
export interface TableServer {
  readonly kind: 'osrm' | 'valhalla';
  readonly profile: string;
  /** A row for each source, a column for each target; null where no road leads. Throws a TableFault. */
  table(
    sources: readonly RoadPlace[],
    targets: readonly RoadPlace[],
    asking: Asking,
  ): Promise<(MeasuredRoad | null)[][]>;
}
