import { Injectable } from '@nestjs/common';
import {
  type Actor,
  allow,
  civilDateAt,
  Clock,
  DomainError,
  fieldFault,
  type Id,
} from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { sameVersion } from '#platform/etag';
import { Outbox } from '#platform/events';
import { mayManageCycle } from '../orders.policy';
import { DistributionCycle } from './cycle.entity';
import { type CycleDateField, type CycleDates, mayMoveDate } from './cycle.rules';
import { Cycles } from './cycles';
import { writeParticipants } from './participants';

export type CycleEdit = Partial<CycleDates> & {
  readonly name?: string;
  readonly acceptHours?: number;
  readonly participantCommuneIds?: readonly Id<'Commune'>[];
};

const DATE_FIELDS: readonly CycleDateField[] = [
  'opensOn',
  'closesOn',
  'closesMinute',
  'movesOn',
  'handsOutOn',
  'settlesOn',
];

/** A manager changes dates that have not come yet, and the timers move with them. */
@Injectable()
export class EditCycle {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly cycles: Cycles,
  ) {}

  async run(actor: Actor, id: string, seen: number, edit: CycleEdit): Promise<void> {
    await this.db.transaction(async (tx) => {
      const cycle = await this.cycles.lock(tx, id);
      allow(mayManageCycle(actor, cycle.hostCommuneId));
      sameVersion(cycle.version, seen);
      const moved = DATE_FIELDS.filter((it) => edit[it] !== undefined && edit[it] !== cycle[it]);
      this.assertMovable(cycle, moved);
      Object.assign(cycle, datesOf(cycle, edit), {
        name: edit.name ?? cycle.name,
        acceptHours: edit.acceptHours ?? cycle.acceptHours,
        version: cycle.version + 1,
      });
      if (edit.participantCommuneIds) await this.invite(tx, cycle, edit.participantCommuneIds);
      if (moved.length > 0) await this.moveDates(tx, cycle, moved);
      await this.write(tx, cycle);
    });
  }

  private assertMovable(cycle: DistributionCycle, moved: readonly CycleDateField[]): void {
    const field = moved.find((it) => !mayMoveDate(cycle.state, it));
    if (field) {
      throw new DomainError('conflict', 'cycle.date_has_come', { state: cycle.state }, [
        { field, code: 'cycle.date_has_come' },
      ]);
    }
  }

  private async moveDates(
    tx: Tx,
    cycle: DistributionCycle,
    moved: readonly CycleDateField[],
  ): Promise<void> {
    const now = this.clock.now();
    cycle.assertDatesInOrder();
    for (const field of moved) {
      if (field !== 'closesMinute' && cycle[field] < civilDateAt(now)) {
        throw fieldFault(field, 'cycle.date_in_the_past', { date: cycle[field] });
      }
    }
    if (cycle.state === 'planned' || cycle.state === 'open') cycle.assertClosesAfter(now);
    await this.cycles.setTimers(tx, cycle);
    const [outside] = await rowsOf<{ orders: number }>(tx, ORDERS_OUTSIDE, [
      cycle.id,
      cycle.movesOn,
      cycle.settlesOn,
    ]);
    const ordersOutside = outside?.orders ?? 0;
    await this.outbox.tell(tx, 'cycle.dates_changed', { cycleId: cycle.id, ordersOutside });
  }

  /** Nobody who may have ordered is shut out afterwards. */
  private async invite(
    tx: Tx,
    cycle: DistributionCycle,
    communeIds: readonly Id<'Commune'>[],
  ): Promise<void> {
    if (cycle.state !== 'planned') {
      throw new DomainError('conflict', 'cycle.wrong_state', { state: cycle.state, to: 'planned' });
    }
    await writeParticipants(tx, cycle.id, communeIds);
  }

  private async write(tx: Tx, cycle: DistributionCycle): Promise<void> {
    const { name, acceptHours, version } = cycle;
    await tx.update(DistributionCycle, cycle.id, {
      ...datesOf(cycle, {}),
      name,
      acceptHours,
      version,
    });
  }
}

function datesOf(cycle: CycleDates, edit: Partial<CycleDates>): CycleDates {
  return {
    opensOn: edit.opensOn ?? cycle.opensOn,
    closesOn: edit.closesOn ?? cycle.closesOn,
    closesMinute: edit.closesMinute ?? cycle.closesMinute,
    movesOn: edit.movesOn ?? cycle.movesOn,
    handsOutOn: edit.handsOutOn ?? cycle.handsOutOn,
    settlesOn: edit.settlesOn ?? cycle.settlesOn,
  };
}

const ORDERS_OUTSIDE = `
  SELECT count(*)::int AS orders FROM "order"
  WHERE cycle_id = $1 AND state <> 'cancelled' AND (window_from_on < $2 OR window_to_on > $3)`;
