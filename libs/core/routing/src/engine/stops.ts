import type { Leg, RunStop } from '../problem';
import type { NumberedProblem } from './number-problem';
import type { State } from './state';

/** The number of the request that a stop is part of; −1 when there is none. */
export type FindRequest = (stop: Pick<RunStop, 'shipmentId' | 'leg'>) => number;

/** Finds requests by shipment and leg. */
export function requestsByStop({ ways }: NumberedProblem): FindRequest {
  const numbers = new Map(
    ways.map(({ shipment, leg }, request) => [keyOf(shipment.id, leg), request]),
  );
  return ({ shipmentId, leg }) => numbers.get(keyOf(shipmentId, leg ?? null)) ?? -1;
}

function keyOf(shipmentId: string, leg: Leg | null): string {
  if (leg === null) return shipmentId;
  return `${leg.kind} ${leg.handoverSeconds} ${JSON.stringify([leg.centreSiteId, shipmentId])}`;
}

/** A run as people read it. */
export function stopsOf({ ways }: NumberedProblem, state: State, vehicle: number): RunStop[] {
  return state.nodesOf(vehicle).flatMap((node): RunStop[] => {
    const way = ways[node >> 1];
    if (way === undefined) return [];
    const kind = (node & 1) === 0 ? 'pickup' : 'delivery';
    return [{ kind, shipmentId: way.shipment.id, ...(way.leg !== null && { leg: way.leg }) }];
  });
}
