import { Injectable } from '@nestjs/common';
import {
  type Actor,
  allow,
  Clock,
  DomainError,
  fieldFault,
  type Id,
  newId,
  sumGrams,
} from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayOrder } from '../orders.policy';
import type { AskedLine } from './asked-line';
import {
  mergeLine,
  type MergedLine,
  type MergedOrder,
  mergeOrder,
  type TermsOutcome,
} from './merging';
import {
  assertFactsMakeSense,
  assertFits,
  type OrderFacts,
  type OrderSituation,
} from './order-facts';
import {
  FIRST_ORDER,
  LINES_UNDER_LOCK,
  LOCK_ORDER,
  MERGED_ORDER,
  SITUATION,
} from './place-order.sql';

type OrderId = Id<'Order'>;

/** One submission on its way: the same id and facts are the same submission, however often it arrives. */
export interface ToldSubmission {
  readonly id: Id<'OrderSubmission'>;
  readonly personId: Id<'Person'>;
  readonly facts: OrderFacts;
}

/** What became of a submission. Stored with it, so that a retry gets the same answer. */
export interface PlacedSubmission {
  readonly orderId: OrderId;
  readonly terms: TermsOutcome;
  readonly lines: readonly {
    readonly lineId: Id<'OrderLine'>;
    readonly productId: Id<'Product'>;
    readonly terms: TermsOutcome;
  }[];
}

interface Known {
  readonly isSame: boolean | null;
  readonly outcome: PlacedSubmission | null;
}
type Situation = OrderSituation & Known & { readonly orderId: OrderId | null };
type LineRow = MergedLine & { readonly id: Id<'OrderLine'> };
type StandingLine = LineRow & Known & { readonly isCancelled: boolean };

/**
 * A commune asks for food in a cycle. The first submission makes the commune's order, later ones merge
 * into it. Five round trips for a first order: it is a hot path.
 */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: Id<'OrderSubmission'>, facts: OrderFacts): Promise<PlacedSubmission> {
    allow(mayOrder(actor, facts.communeId));
    assertFactsMakeSense(facts);
    return this.db.transaction((tx) => this.within(tx, { id, personId: actor.personId, facts }));
  }

  /** The same inside a transaction of the caller. The cycle cannot close until it ends. */
  async within(tx: Tx, told: ToldSubmission): Promise<PlacedSubmission> {
    const { facts } = told;
    const [situation] = await rowsOf<Situation>(tx, SITUATION, [
      facts.cycleId,
      facts.communeId,
      facts.distributionPointId,
      facts.lines.flatMap((line) => [line.productId, ...line.substituteProductIds]),
      told.id,
      JSON.stringify(facts),
      facts.families === null,
    ]);
    if (!situation) throw fieldFault('cycleId', 'cycle.not_found');
    const known = knownOutcome(told.id, situation);
    if (known) return known;

    assertFits(facts, situation, this.clock.now());
    const placed = situation.orderId === null ? await this.first(tx, told, situation) : null;
    return placed ?? this.merge(tx, told, situation);
  }

  /** Null when another submission of the commune has made the order at this very moment. */
  private async first(
    tx: Tx,
    told: ToldSubmission,
    situation: Situation,
  ): Promise<PlacedSubmission | null> {
    const { order } = mergeOrder(undefined, { ...told.facts, ...submissionOf(told, situation) });
    const orderId = newId<'Order'>();
    const lines = told.facts.lines.map((asked) => mergedLine(undefined, asked, told));
    const outcome = outcomeOf(orderId, 'new', lines);
    const made = await rowsOf(tx, FIRST_ORDER, this.parameters(told, { order, lines, outcome }));
    if (made.length === 0) return null;
    await this.tell(tx, told, orderId);
    return outcome;
  }

  private async merge(
    tx: Tx,
    told: ToldSubmission,
    situation: Situation,
  ): Promise<PlacedSubmission> {
    const { communeId, cycleId } = told.facts;
    const [standing] = await rowsOf<MergedOrder & { readonly id: OrderId }>(tx, LOCK_ORDER, [
      communeId,
      cycleId,
    ]);
    if (!standing) throw new DomainError('unavailable', 'server.busy');
    const rows = await rowsOf<StandingLine>(tx, LINES_UNDER_LOCK, [
      standing.id,
      told.id,
      JSON.stringify(told.facts),
    ]);
    const known = rows[0] && knownOutcome(told.id, rows[0]);
    if (known) return known;

    const { order, terms } = mergeOrder(standing, {
      ...told.facts,
      ...submissionOf(told, situation),
    });
    const isNew = standing.state === 'cancelled';
    const live = new Map(
      rows.filter((row) => !isNew && !row.isCancelled).map((row) => [row.productId, row]),
    );
    const lines = told.facts.lines.map((asked) =>
      mergedLine(live.get(asked.productId), asked, told),
    );
    const ids = new Map(rows.map((row) => [row.productId, row.id]));
    const kept = lines.map((line) => ({ ...line, id: ids.get(line.productId) ?? line.id }));
    const outcome = outcomeOf(standing.id, terms, kept);
    const parameters = this.parameters(told, { order, lines: kept, outcome });
    await rowsOf(tx, MERGED_ORDER, [...parameters, isNew]);
    await this.tell(tx, told, standing.id);
    return outcome;
  }

  private parameters(
    told: ToldSubmission,
    written: { order: MergedOrder; lines: readonly LineRow[]; outcome: PlacedSubmission },
  ): unknown[] {
    const { order, lines, outcome } = written;
    return [
      outcome.orderId,
      told.facts.communeId,
      told.facts.cycleId,
      order.distributionPointId,
      order.windowFromOn,
      order.windowToOn,
      order.families,
      order.canKeepCold,
      order.state,
      order.termsFrom,
      order.familiesFrom,
      told.id,
      JSON.stringify(told.facts),
      JSON.stringify(outcome),
      told.personId,
      this.clock.now(),
      JSON.stringify(lines),
    ];
  }

  /** A draft is nobody else's business yet. */
  private async tell(tx: Tx, { id, facts }: ToldSubmission, orderId: OrderId): Promise<void> {
    if (facts.isDraft) return;
    await this.outbox.tell(tx, 'order.submitted', {
      orderId,
      communeId: facts.communeId,
      cycleId: facts.cycleId,
      submissionId: id,
      lines: facts.lines.length,
      wantedGrams: sumGrams(facts.lines.map((line) => line.wantedGrams)),
    });
  }
}

function knownOutcome(id: string, { isSame, outcome }: Known): PlacedSubmission | null {
  if (isSame === null) return null;
  if (!isSame) throw new DomainError('conflict', 'id.used_with_other_facts', { id });
  return outcome;
}

function submissionOf(told: ToldSubmission, situation: Situation) {
  return { id: told.id, familiesCounted: situation.familiesCounted };
}

function mergedLine(
  standing: MergedLine | undefined,
  asked: AskedLine,
  told: ToldSubmission,
): LineRow & { readonly terms: TermsOutcome } {
  const { line, terms } = mergeLine(standing, asked, told.id);
  return { ...line, id: newId<'OrderLine'>(), terms };
}

function outcomeOf(
  orderId: OrderId,
  terms: TermsOutcome,
  lines: readonly (LineRow & { readonly terms: TermsOutcome })[],
): PlacedSubmission {
  return {
    orderId,
    terms,
    lines: lines.map((line) => ({
      lineId: line.id,
      productId: line.productId,
      terms: line.terms,
    })),
  };
}
