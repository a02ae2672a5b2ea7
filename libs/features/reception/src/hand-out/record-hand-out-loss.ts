import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, DomainError, fieldFault, type Id, newId } from '#core/kernel';
import { StockBook, type StockMove } from '#features/inventory';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import {
  deliveredOf,
  type DeliveredAllocation,
  lockDelivered,
  partiesOf,
} from '../delivered-allocation';
import { eventTimeOf } from '../event-time';
import type { LossCause } from '../receptions/reception.entity';
import { mayReceive } from '../reception.policy';
import { HandOutLoss } from './hand-out-loss.entity';

export interface HandOutLossFacts {
  readonly id: Id<'HandOutLoss'>;
  readonly allocationId: Id<'Allocation'>;
  readonly correctsId: Id<'HandOutLoss'> | null;
  readonly grams: number;
  readonly cause: LossCause;
  readonly reason: string;
  readonly eventTime: string;
}

/** What was received and never reached a family. A correction takes back what the first one booked. */
@Injectable()
export class RecordHandOutLoss {
  constructor(
    private readonly db: Database,
    private readonly stock: StockBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Locks: allocation, then lot. */
  async run(actor: Actor, facts: HandOutLossFacts): Promise<void> {
    await this.db.transaction(async (tx) => {
      const allocation = await lockDelivered(tx, actor, facts.allocationId);
      allow(mayReceive(actor, allocation.communeId));
      if (allocation.receivedGrams === 0) {
        throw new DomainError('conflict', 'hand_out_loss.not_received', {
          state: allocation.state,
        });
      }
      const corrected = await correctedBy(tx, facts, allocation);
      if (facts.grams === 0 && !corrected) throw fieldFault('grams', 'hand_out_loss.of_nothing');
      const loss = Object.assign(new HandOutLoss(), facts, {
        allocationId: allocation.id,
        correctsId: corrected?.id ?? null,
        communeId: allocation.communeId,
        personId: actor.personId,
        eventTime: eventTimeOf(facts.eventTime, this.clock.now()),
        recordTime: this.clock.now(),
      });
      if (!(await insertOnce(tx, HandOutLoss, loss, HandOutLoss.FACTS))) return;
      await this.book(tx, loss, { allocation, corrected });
    });
  }

  private async book(
    tx: Tx,
    loss: HandOutLoss,
    { allocation, corrected }: { allocation: DeliveredAllocation; corrected: HandOutLoss | null },
  ): Promise<void> {
    const now = await deliveredOf(tx, allocation.id);
    if (now && now.leftGrams < 0) {
      const leftGrams = now.leftGrams + loss.grams;
      throw fieldFault('grams', 'hand_out_loss.more_than_left', { leftGrams });
    }
    const { id: lossId, grams, cause } = loss;
    const fact = { ...partiesOf(allocation), lossId, grams, cause };
    if (corrected) {
      const correctsId = corrected.id;
      await this.outbox.tell(tx, 'hand_out_loss.corrected', { ...fact, correctsId });
    } else await this.outbox.tell(tx, 'hand_out_loss.recorded', fact);
    await this.stock.move(tx, movesOf(loss, corrected, allocation.lotId));
  }
}

/** Counter-movement of what was wrong, then what is right. */
function movesOf(loss: HandOutLoss, corrected: HandOutLoss | null, lotId: string): StockMove[] {
  const { allocationId, reason, personId, eventTime } = loss;
  const word = { lotId, allocationId, reason, personId, eventTime, stage: 'distribution' } as const;
  const moves: StockMove[] = [
    {
      ...{ ...word, id: newId(), grams: corrected?.grams ?? 0, cause: corrected?.cause ?? null },
      kind: 'correct',
      from: 'lost',
      to: 'delivered',
    },
    {
      ...{ ...word, id: newId(), grams: loss.grams, cause: loss.cause },
      kind: 'lose',
      from: 'delivered',
      to: 'lost',
    },
  ];
  return moves.filter((move) => move.grams > 0);
}

async function correctedBy(
  tx: Tx,
  { id, correctsId }: HandOutLossFacts,
  allocation: DeliveredAllocation,
): Promise<HandOutLoss | null> {
  if (correctsId === null) return null;
  const corrected = await tx.findOneBy(HandOutLoss, { id: correctsId });
  if (corrected?.allocationId !== allocation.id) {
    throw fieldFault('correctsId', 'hand_out_loss.unknown', { id: correctsId });
  }
  const [later] = await rowsOf<{ id: string }>(
    tx,
    'SELECT id FROM hand_out_loss WHERE corrects_id = $1 AND id <> $2',
    [correctsId, id],
  );
  if (later) throw new DomainError('conflict', 'hand_out_loss.already_corrected', { by: later.id });
  return corrected;
}
