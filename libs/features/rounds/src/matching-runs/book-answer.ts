import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '#core/kernel';
import { StockBook } from '#features/inventory';
import { Cycles, OrderLines, Orders } from '#features/orders';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { Timers } from '#platform/timers';
import { writeFairness } from '../fairness/write-fairness';
import { CloseRescue } from '../rescue/close-rescue';
import { type Booking, bookingOf } from './booking';
import type { FrozenRun } from './freeze-question';
import { isTrial, MatchingRun, refusalOfMatching } from './matching-run.entity';
import { runTotals } from './run-totals';
import type { Solved } from './solve-run';
import { writeAllocations, writeLineOutcomes, writeLotOutcomes } from './write-booking';

const HOUR_MS = 3_600_000;
/** So many times a question that no longer holds is frozen anew. */
const FREEZES_ANEW_MAX = 3;
/** Refusals which say that lots or lines have changed since the question was frozen. */
const STALE_CODES = new Set(['lot.short', 'order_line.full']);

interface WrittenAnswer {
  readonly run: FrozenRun;
  readonly solved: Solved;
  readonly plannedAt: Date;
}

/** Writes the answer of a run: all of it in one transaction, or nothing. */
@Injectable()
export class BookAnswer {
  constructor(
    private readonly db: Database,
    private readonly cycles: Cycles,
    private readonly orders: Orders,
    private readonly lines: OrderLines,
    private readonly stock: StockBook,
    private readonly rescue: CloseRescue,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  /** False when the question no longer held: the run waits to be frozen anew, or has given up. */
  async run(run: FrozenRun, solved: Solved): Promise<boolean> {
    const plannedAt = this.clock.now();
    const written: WrittenAnswer = { run, solved, plannedAt };
    const booking = isTrial(run.kind) ? null : bookingOf(run, solved.answer, plannedAt);
    try {
      await this.db.transaction((tx) => this.write(tx, written, booking));
      return true;
    } catch (error) {
      if (!(error instanceof DomainError) || !STALE_CODES.has(error.code)) throw error;
      await this.db.transaction((tx) => this.thaw(tx, run, error.code));
      return false;
    }
  }

  /** Locks: cycle, run, lines, orders, lots, in this order. */
  private async write(tx: Tx, written: WrittenAnswer, booking: Booking | null): Promise<void> {
    const cycle = await this.cycles.lock(tx, written.run.cycleId);
    if (!(await stillWaits(tx, written.run))) return;
    if (booking === null) return this.keep(tx, written, null);

    if (refusalOfMatching(written.run.kind, cycle.state)) {
      return this.cancel(tx, written.run, cycle.state);
    }
    const acceptBy = new Date(written.plannedAt.getTime() + cycle.acceptHours * HOUR_MS);
    const { id: runId, cycleId } = written.run;
    await writeAllocations(tx, { runId, cycleId, acceptBy }, booking.allocations);
    await writeLineOutcomes(tx, runId, booking.lineOutcomes);
    await writeLotOutcomes(tx, runId, booking.lotOutcomes);
    if (written.run.kind === 'cycle') await this.cycles.step(tx, cycle, 'matched');
    await this.keep(tx, written, acceptBy);
    await this.timers.set(tx, {
      key: `matching_run.deadline:${runId}`,
      dueAt: acceptBy,
      name: 'matching_run.deadline_passed',
      payload: { runId, cycleId },
    });
    // Nobody is asked, so nobody's answer is awaited.
    if (booking.allocations.length === 0) {
      await this.outbox.tell(tx, 'matching_run.all_answered', { runId, cycleId });
    }
    await this.remember(tx, written, booking);
    await this.lines.book(tx, booking.lineChanges);
    // Before the round, orders are still being written: what is urgent does not change their state.
    if (isAfterClose(cycle.state, written.run)) {
      await this.orders.follow(
        tx,
        booking.lineOutcomes.map((line) => line.id),
      );
    }
    await this.stock.move(tx, booking.moves);
    await this.rescue.ofSpentLots(tx, [...new Set(booking.moves.map((move) => move.lotId))]);
  }

  /** What the round owes to whom; whoever was left out by a minimum again and again is told of. */
  private async remember(tx: Tx, written: WrittenAnswer, booking: Booking): Promise<void> {
    const { id: runId, cycleId } = written.run;
    const at = written.plannedAt;
    const dropped = await writeFairness(tx, { runId, at }, booking.fairness);
    if (dropped.length === 0) return;
    const lineOf = new Map(
      booking.fairness.map((it) => [`${it.communeId} ${it.productId}`, it.lineId]),
    );
    await this.outbox.tellAll(
      tx,
      'order_line.dropped_again',
      dropped.flatMap((it) => {
        const orderLineId = lineOf.get(`${it.communeId} ${it.productId}`);
        return orderLineId === undefined ? [] : [{ runId, cycleId, orderLineId, ...it }];
      }),
    );
  }

  private async keep(tx: Tx, written: WrittenAnswer, acceptBy: Date | null): Promise<void> {
    const { run, solved, plannedAt } = written;
    const totals = runTotals(run, solved.answer);
    await tx.query(
      `UPDATE matching_run SET state = 'planned', answer = $2, answer_hash = $3, totals = $4,
         available_grams = $5, placed_grams = $6, unplaced_grams = $7, planned_at = $8,
         accept_by = $9, certificate = $10, product_ids_left_out = $11, is_partial = cardinality($11::uuid[]) > 0,
         comparison = $12, version = version + 1
       WHERE id = $1`,
      [
        run.id,
        solved.text,
        solved.answerHash,
        JSON.stringify(totals),
        totals.availableGrams,
        totals.placedGrams,
        totals.unplacedGrams,
        plannedAt,
        acceptBy,
        solved.certificate,
        solved.productIdsLeftOut,
        solved.comparison && JSON.stringify(solved.comparison),
      ],
    );
    await this.outbox.tell(tx, 'matching_run.planned', {
      runId: run.id,
      cycleId: run.cycleId,
      kind: run.kind,
      allocations: solved.answer.allocations.length,
      placedGrams: totals.placedGrams,
      unplacedGrams: totals.unplacedGrams,
      acceptBy: acceptBy?.toISOString() ?? null,
    });
  }

  /** The cycle was opened again or called off while the run was thinking: nothing is booked. */
  private async cancel(tx: Tx, run: FrozenRun, cycleState: string): Promise<void> {
    await tx.update(MatchingRun, run.id, {
      state: 'cancelled',
      failure: `cycle.${cycleState}`,
    });
  }

  private async thaw(tx: Tx, run: FrozenRun, reason: string): Promise<void> {
    const [row] = await rowsOf<{ state: string }>(
      tx,
      `UPDATE matching_run SET state = CASE WHEN freezes <= $2 THEN 'queued' ELSE 'stale' END,
         failure = $3, version = version + 1
       WHERE id = $1 AND state = 'frozen' AND question_hash = $4 RETURNING state`,
      [run.id, FREEZES_ANEW_MAX, reason, run.questionHash],
    );
    if (row?.state !== 'stale') return;
    const { id: runId, cycleId } = run;
    await this.outbox.tell(tx, 'matching_run.failed', { runId, cycleId, reason });
  }
}

function isAfterClose(cycleState: string, { kind }: FrozenRun): boolean {
  return kind !== 'urgent' || cycleState === 'matched' || cycleState === 'moving';
}

/** Locks the run. It waits still when nobody has booked, cancelled or frozen it anew. */
async function stillWaits(tx: Tx, { id, questionHash }: FrozenRun): Promise<boolean> {
  const run = await tx.findOne(MatchingRun, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return run?.state === 'frozen' && run.questionHash === questionHash;
}
