import { leastTransport, type Transport, type TransportTask } from '../transport/least-transport';
import { type HubRoads, type HubSites, laneGrams, truckMetresOf } from './lanes';
import { canTellLanesApart, slopeMaxOf, slopesAfter, withSlopes } from './slopes';

/** One product of a round: its market, what S3 was asked, and what it answered. */
export interface ConsolidationPart extends HubSites {
  readonly task: TransportTask;
  readonly transport: Transport;
}

export interface ConsolidationOptions {
  /** What one lorry takes. */
  readonly capacityGrams: number;
  /** How often S3 is repeated. Not said: 3. */
  readonly repeats?: number;
}

export interface Consolidation {
  /** What is to be moved, in the order of the parts. */
  readonly transports: readonly Transport[];
  /**
   * By which whole number the costs of each lane were multiplied for it; 1 everywhere: S3 stands. The
   * potentials of the transports belong to the markets that `withSlopes` makes of them.
   */
  readonly slopes: Float64Array;
  /** Metres of loaded lorries between hubs: of S3 as it was, then of each repetition. */
  readonly truckMetres: readonly number[];
  /** Which of them is kept; 0 is S3 as it was. */
  readonly kept: number;
}

/**
 * S4: fuller lorries between the hubs, all products together. A lorry costs the same half empty, so
 * the cost of the trips on a lane is spread over what the last answer sent there, and S3 is repeated with
 * these costs: thin lanes become dear, and their loads join fuller ones (slope scaling, after Kim and
 * Pardalos). It need not settle down, so the repetition with the fewest lorry metres is kept.
 *
 * Promises: every lot gives what its task says and every line gets what its task allows; never more
 * lorry metres than S3 as it was; each transport is the least under the costs of `withSlopes`; the same
 * parts give the same answer. Costs as much as `repeats` times S3.
 */
export function consolidate(
  parts: readonly ConsolidationPart[],
  hubs: HubRoads,
  { capacityGrams, repeats = 3 }: ConsolidationOptions,
): Consolidation {
  const slopeMax = slopeMaxOf(parts.map((it) => it.market));
  let best: Pick<Consolidation, 'transports' | 'slopes' | 'kept'> = {
    transports: parts.map((it) => it.transport),
    slopes: new Float64Array(hubs.metres.length).fill(1),
    kept: 0,
  };
  let grams = laneGrams(parts, best.transports, hubs);
  const truckMetres = [truckMetresOf(grams, hubs, capacityGrams)];
  for (let nth = 1; nth <= repeats && canTellLanesApart(slopeMax); nth += 1) {
    const slopes = slopesAfter(grams, capacityGrams, slopeMax);
    const transports = parts.map((part) =>
      leastTransport(withSlopes(part, slopes, hubs), part.task),
    );
    grams = laneGrams(parts, transports, hubs);
    const metres = truckMetresOf(grams, hubs, capacityGrams);
    if (metres < Math.min(...truckMetres)) best = { transports, slopes, kept: nth };
    truckMetres.push(metres);
  }
  return { ...best, truckMetres };
}
