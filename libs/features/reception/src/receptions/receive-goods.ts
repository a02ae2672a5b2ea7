import { Injectable } from '@nestjs/common';
import { type Actor, allow, Clock, DomainError, fieldFault, type Id } from '#core/kernel';
import { StockBook, type Weighing, Weighings } from '#features/inventory';
import { Allocations } from '#features/rounds';
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
import { mayReceive } from '../reception.policy';
import { type LossCause, Reception } from './reception.entity';
import { counterMoves, movesOfDifference } from './reception-moves';

/** More than this many times what was delivered is a slip of the finger. */
const RECEIVED_TIMES_MAX = 2;

export interface ReceptionFacts {
  readonly id: Id<'Reception'>;
  readonly allocationId: Id<'Allocation'>;
  /** The reception that this one puts right. */
  readonly correctsId: Id<'Reception'> | null;
  readonly packages: number;
  readonly receivedGrams: number;
  /** What the scale said, when there was one. */
  readonly weighing: Pick<Weighing, 'grossGrams' | 'tareGrams' | 'method' | 'witness'> | null;
  readonly differenceCause: LossCause | null;
  readonly differenceReason: string | null;
  readonly eventTime: string;
}

/**
 * The receiving commune says what its own scale showed. It answers for what was delivered since the last
 * reception; a correction answers for what the corrected one did and takes back what that one booked.
 */
@Injectable()
export class ReceiveGoods {
  constructor(
    private readonly db: Database,
    private readonly weighings: Weighings,
    private readonly allocations: Allocations,
    private readonly stock: StockBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Locks: allocation, order, lot, in this order. */
  async run(actor: Actor, facts: ReceptionFacts): Promise<void> {
    await this.db.transaction(async (tx) => {
      const allocation = await lockDelivered(tx, actor, facts.allocationId);
      allow(mayReceive(actor, allocation.communeId));
      const eventTime = eventTimeOf(facts.eventTime, this.clock.now());
      const corrected = await correctedBy(tx, facts, allocation);
      const reception = receptionOf(actor, facts, {
        ...{ allocation, corrected, eventTime },
        recordTime: this.clock.now(),
        coveredGrams: await coveredGrams(tx, facts, { allocation, corrected }),
      });
      await this.weigh(tx, facts, { allocation, reception });
      if (!(await insertOnce(tx, Reception, reception, Reception.FACTS))) return;
      await this.book(tx, reception, { allocation, corrected });
    });
  }

  private async weigh(
    tx: Tx,
    { weighing }: ReceptionFacts,
    { allocation, reception }: { allocation: DeliveredAllocation; reception: Reception },
  ): Promise<void> {
    if (!weighing) return;
    const { id, packages, personId, eventTime, allocationId } = reception;
    await this.weighings.record(tx, {
      ...weighing,
      ...{ id, packages, personId, eventTime, allocationId },
      lotId: allocation.lotId,
      place: 'reception',
    });
  }

  private async book(
    tx: Tx,
    reception: Reception,
    { allocation, corrected }: { allocation: DeliveredAllocation; corrected: Reception | null },
  ): Promise<void> {
    const { allocationId, personId, eventTime } = reception;
    const now = (await deliveredOf(tx, allocationId)) ?? allocation;
    if (now.leftGrams < 0) {
      const spentGrams = now.handOutLostGrams + now.claimLostGrams;
      throw new DomainError('conflict', 'reception.already_spent', { spentGrams });
    }
    await this.allocations.markReceived(tx, [{ allocationId, grams: now.receivedGrams }]);
    await this.tell(tx, reception, allocation);
    const reason = reception.differenceReason ?? 'received as it was delivered';
    const word = { lotId: allocation.lotId, allocationId, reason, personId, eventTime };
    await this.stock.move(tx, [
      ...(corrected ? counterMoves(corrected, word) : []),
      ...movesOfDifference(reception, word),
    ]);
  }

  private async tell(tx: Tx, reception: Reception, allocation: DeliveredAllocation): Promise<void> {
    const { id, correctsId, coveredGrams, receivedGrams, differenceGrams } = reception;
    const fact = {
      ...partiesOf(allocation),
      receptionId: id,
      deliveredGrams: coveredGrams,
      receivedGrams,
      differenceGrams,
      reason: reception.differenceReason,
    };
    if (correctsId === null) await this.outbox.tell(tx, 'reception.recorded', fact);
    else await this.outbox.tell(tx, 'reception.corrected', { ...fact, correctsId });
  }
}

/** The reception to put right: one of the same allocation that no other has put right before. */
async function correctedBy(
  tx: Tx,
  { id, correctsId }: ReceptionFacts,
  allocation: DeliveredAllocation,
): Promise<Reception | null> {
  if (correctsId === null) return null;
  const corrected = await tx.findOneBy(Reception, { id: correctsId });
  if (corrected?.allocationId !== allocation.id) {
    throw fieldFault('correctsId', 'reception.unknown', { id: correctsId });
  }
  const [later] = await rowsOf<{ id: string }>(
    tx,
    'SELECT id FROM reception WHERE corrects_id = $1 AND id <> $2',
    [correctsId, id],
  );
  if (later) throw new DomainError('conflict', 'reception.already_corrected', { by: later.id });
  return corrected;
}

async function coveredGrams(
  tx: Tx,
  { id }: ReceptionFacts,
  { allocation, corrected }: { allocation: DeliveredAllocation; corrected: Reception | null },
): Promise<number> {
  if (corrected) return corrected.coveredGrams;
  const twin = await tx.findOneBy(Reception, { id });
  if (twin) return twin.coveredGrams;
  const { state, deliveredGrams, awaitingGrams, receivedGrams } = allocation;
  if (!['delivered', 'reconciled'].includes(state) || deliveredGrams === 0) {
    throw new DomainError('conflict', 'reception.not_delivered', { state });
  }
  if (awaitingGrams <= 0) {
    throw new DomainError('conflict', 'reception.nothing_awaited', { receivedGrams });
  }
  return awaitingGrams;
}

function receptionOf(
  actor: Actor,
  facts: ReceptionFacts,
  ground: {
    readonly allocation: DeliveredAllocation;
    readonly corrected: Reception | null;
    readonly eventTime: Date;
    readonly recordTime: Date;
    readonly coveredGrams: number;
  },
): Reception {
  const { id, packages, receivedGrams } = facts;
  const { coveredGrams: covered, eventTime, recordTime } = ground;
  if (receivedGrams > covered * RECEIVED_TIMES_MAX) {
    const figures = { receivedGrams, deliveredGrams: covered };
    throw fieldFault('receivedGrams', 'reception.grams_absurd', figures);
  }
  const differenceGrams = receivedGrams - covered;
  if (differenceGrams !== 0 && facts.differenceReason === null) {
    const figures = { receivedGrams, deliveredGrams: covered };
    throw fieldFault('differenceReason', 'reception.difference_needs_reason', figures);
  }
  const cause = facts.differenceCause ?? (differenceGrams < 0 ? 'short_weight' : null);
  return Object.assign(new Reception(), {
    ...{ id, packages, receivedGrams, differenceGrams, eventTime, recordTime },
    allocationId: ground.allocation.id,
    correctsId: ground.corrected?.id ?? null,
    communeId: ground.allocation.communeId,
    coveredGrams: covered,
    differenceCause: differenceGrams < 0 ? cause : null,
    differenceReason: facts.differenceReason,
    weighingId: facts.weighing ? id : null,
    personId: actor.personId,
  });
}
