import { DomainError, fieldFault } from '#core/kernel';

/** A stop as people arrange it; start and end of a run are not among them. */
export interface DraftStop {
  readonly id: string;
  readonly siteId: string;
  readonly kind: 'pick_up' | 'delivery';
  readonly isLocked: boolean;
}

export interface DraftShipment {
  readonly id: string;
  readonly allocationId: string;
  readonly lotId: string;
  readonly packages: number;
  readonly grams: number;
  readonly pickUpStopId: string;
  readonly deliveryStopId: string;
  /** At a centre: the trunk takes them no earlier, the feeder has brought them by then. */
  readonly notBefore?: Date | null;
  readonly dueBy?: Date | null;
}

/** Goods on their way from one site to another, not yet on a run. */
export interface Consignment {
  readonly id: string;
  readonly allocationId: string;
  readonly lotId: string;
  readonly packages: number;
  readonly grams: number;
  readonly fromSiteId: string;
  readonly toSiteId: string;
  readonly notBefore?: Date | null;
  readonly dueBy?: Date | null;
}

/**
 * A run under somebody's hands. Every change keeps what can be driven at all: each shipment has both its
 * stops, the pick-up first; a locked stop keeps its place among the others. Anything else that is wrong
 * with it is a conflict, which is shown and not forbidden.
 */
export class RunDraft {
  constructor(
    readonly stops: readonly DraftStop[],
    readonly shipments: readonly DraftShipment[],
  ) {}

  /**
   * Puts goods on the run. A stop of the right kind at the site is used when it keeps the pick-up before the
   * delivery; otherwise a new one is made: pick-ups after the last pick-up, deliveries at the end.
   */
  add(goods: Consignment, newStopId: () => string): RunDraft {
    if (goods.fromSiteId === goods.toSiteId) throw fieldFault('toSiteId', 'shipment.goes_nowhere');
    const stops = [...this.stops];
    let pickUpAt = stops.findIndex((it) => it.kind === 'pick_up' && it.siteId === goods.fromSiteId);
    if (pickUpAt < 0) {
      pickUpAt = stops.findLastIndex((it) => it.kind === 'pick_up' || it.isLocked) + 1;
      stops.splice(pickUpAt, 0, newStop(newStopId(), goods.fromSiteId, 'pick_up'));
    }
    let deliveryAt = stops.findLastIndex(
      (it) => it.kind === 'delivery' && it.siteId === goods.toSiteId,
    );
    if (deliveryAt < pickUpAt) {
      deliveryAt = stops.length;
      stops.push(newStop(newStopId(), goods.toSiteId, 'delivery'));
    }
    const { fromSiteId: _from, toSiteId: _to, ...facts } = goods;
    const shipment = {
      ...facts,
      pickUpStopId: stops[pickUpAt]?.id ?? '',
      deliveryStopId: stops[deliveryAt]?.id ?? '',
    };
    return new RunDraft(stops, [...this.shipments, shipment]);
  }

  /** Takes goods off the run, and the stops at which nothing is left to do. */
  remove(shipmentId: string): RunDraft {
    const shipments = this.shipments.filter((it) => it.id !== shipmentId);
    const used = new Set(shipments.flatMap((it) => [it.pickUpStopId, it.deliveryStopId]));
    return new RunDraft(
      this.stops.filter((stop) => used.has(stop.id)),
      shipments,
    );
  }

  /** The goods of a shipment as they could go onto another run. */
  consignment(shipmentId: string): Consignment | null {
    const shipment = this.shipments.find((it) => it.id === shipmentId);
    if (!shipment) return null;
    const { pickUpStopId, deliveryStopId, ...facts } = shipment;
    return {
      ...facts,
      fromSiteId: this.stops.find((it) => it.id === pickUpStopId)?.siteId ?? '',
      toSiteId: this.stops.find((it) => it.id === deliveryStopId)?.siteId ?? '',
    };
  }

  /** Brings the stops into another order: all of them, each once, locked ones where they are. */
  reorder(stopIds: readonly string[]): RunDraft {
    const known = new Map(this.stops.map((stop) => [stop.id, stop]));
    const stops = stopIds.map((id) => {
      const stop = known.get(id);
      if (!stop) throw fieldFault('stopIds', 'run.stop_unknown', { stopId: id });
      return stop;
    });
    if (new Set(stopIds).size !== stopIds.length || stops.length !== this.stops.length) {
      throw fieldFault('stopIds', 'run.stops_incomplete');
    }
    for (const [index, stop] of this.stops.entries()) {
      if (stop.isLocked && stops[index]?.id !== stop.id) {
        throw new DomainError('conflict', 'run.stop_locked', { stopId: stop.id });
      }
    }
    const draft = new RunDraft(stops, this.shipments);
    draft.assertPickUpFirst();
    return draft;
  }

  lock(stopId: string, isLocked: boolean): RunDraft {
    return new RunDraft(
      this.stops.map((stop) => (stop.id === stopId ? { ...stop, isLocked } : stop)),
      this.shipments,
    );
  }

  private assertPickUpFirst(): void {
    const at = new Map(this.stops.map((stop, index) => [stop.id, index]));
    for (const shipment of this.shipments) {
      if ((at.get(shipment.pickUpStopId) ?? 0) > (at.get(shipment.deliveryStopId) ?? 0)) {
        throw fieldFault('stopIds', 'run.delivery_before_pick_up', { shipmentId: shipment.id });
      }
    }
  }
}

function newStop(id: string, siteId: string, kind: DraftStop['kind']): DraftStop {
  return { id, siteId, kind, isLocked: false };
}
