import { type CivilDate, momentAt, newId } from '#core/kernel';
import type { PlannedRun } from '#core/routing';
import type { ReplannedStop } from './replan-rows';

/** A stop that is still to be made, with its figures. */
export interface NewStop {
  readonly id: string;
  /** False: the vehicle stands there already; the stop that it has arrived at goes on. */
  readonly isNew: boolean;
  readonly siteId: string;
  readonly kind: 'pick_up' | 'delivery';
  readonly arrivesAt: Date;
  readonly departsAt: Date;
  readonly metresFromLast: number;
  readonly loadGramsAfter: number;
}

/** Where goods are loaded and unloaded from now on; no pick-up for what is on board. */
export interface NewWay {
  readonly pickUpStopId: string | null;
  readonly deliveryStopId: string | null;
}

export interface NewWays {
  readonly stops: readonly NewStop[];
  /** By the id of the goods in the question. */
  readonly ways: ReadonlyMap<string, NewWay>;
}

/** What an answer lets one vehicle do, as stops. `arrivedAt`: the stop at which it stands. */
export function newWaysOf(
  planned: PlannedRun,
  dayOn: CivilDate,
  arrivedAt: ReplannedStop | undefined,
): NewWays {
  const at = (seconds: number): Date => new Date(momentAt(dayOn).getTime() + seconds * 1_000);
  const stops: NewStop[] = [];
  const ways = new Map<string, NewWay>();
  for (const step of planned.steps) {
    if ((step.kind !== 'pickup' && step.kind !== 'delivery') || step.siteId === null) continue;
    const kind = step.kind === 'pickup' ? 'pick_up' : 'delivery';
    const isArrived =
      stops.length === 0 && arrivedAt?.siteId === step.siteId && arrivedAt.kind === kind;
    const id = isArrived ? arrivedAt.id : newId<'Stop'>();
    stops.push({
      ...{ id, isNew: !isArrived, siteId: step.siteId, kind },
      arrivesAt: at(step.arrivalSeconds),
      departsAt: at(step.departureSeconds),
      metresFromLast: step.metres,
      loadGramsAfter: step.loadGrams,
    });
    for (const goodsId of step.shipmentIds) {
      const way = ways.get(goodsId) ?? { pickUpStopId: null, deliveryStopId: null };
      const key = kind === 'pick_up' ? 'pickUpStopId' : 'deliveryStopId';
      ways.set(goodsId, { ...way, [key]: id });
    }
  }
  return { stops, ways };
}
