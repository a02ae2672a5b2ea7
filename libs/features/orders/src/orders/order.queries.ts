import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadOrdersOf, mayReadOrdersOfCycle } from '../orders.policy';
import type { OrderLineResponse, OrderListQuery, OrderResponse, OrderSummary } from './order.dto';

const ORDER_FIELDS = `
  o.id, o.commune_id AS "communeId", commune.name AS "communeName", o.cycle_id AS "cycleId",
  o.distribution_point_id AS "distributionPointId", o.window_from_on AS "windowFromOn",
  o.window_to_on AS "windowToOn", o.families, o.can_keep_cold AS "canKeepCold", o.state,
  o.created_at AS "createdAt", o.version`;

const ORDER = `
  SELECT ${ORDER_FIELDS} FROM "order" o JOIN commune ON commune.id = o.commune_id`;

const LINE = `
  SELECT line.id, line.order_id AS "orderId", line.product_id AS "productId",
    product.name_es AS "productNameEs", product.name_en AS "productNameEn",
    line.min_grams AS "minGrams", line.wanted_grams AS "wantedGrams", line.max_grams AS "maxGrams",
    line.grade_floor AS "gradeFloor", line.is_washed AS "isWashed",
    line.ceiling_minor_per_kg AS "ceilingMinorPerKg", line.currency,
    line.substitute_product_ids AS "substituteProductIds",
    line.allocated_grams AS "allocatedGrams", line.is_cancelled AS "isCancelled", line.version
  FROM order_line line JOIN product ON product.id = line.product_id`;

/** An order with its lines in one round trip: it answers every submission. */
const WITH_LINES = `
  SELECT ${ORDER_FIELDS}, coalesce((
    SELECT json_agg(line ORDER BY line."productNameEs", line.id)
    FROM (${LINE} WHERE line.order_id = o.id) line
  ), '[]') AS lines
  FROM "order" o JOIN commune ON commune.id = o.commune_id
  WHERE o.id = $1`;

/** Which orders a list may hold. */
interface OrderScope {
  /** Null: of every commune. */
  readonly communes: readonly string[] | null;
  readonly query: OrderListQuery;
}

/** Reading orders: a commune its own; who manages or moves a cycle, those of the cycle. */
@Injectable()
export class OrderQueries {
  constructor(private readonly db: Database) {}

  /** One that the actor may see; any other is not there. */
  async one(actor: Actor, id: string): Promise<OrderResponse> {
    const order = await this.found(id);
    const [cycle] = await this.db.rows<{ host: string | null }>(
      'SELECT host_commune_id AS host FROM distribution_cycle WHERE id = $1',
      [order.cycleId],
    );
    const isVisible =
      mayReadOrdersOf(actor, order.communeId) || mayReadOrdersOfCycle(actor, cycle?.host ?? null);
    if (!isVisible) throw notFound('order', id);
    return order;
  }

  /** Without asking who reads: the answer to somebody who has just written it. */
  async found(id: string): Promise<OrderResponse> {
    const [order] = await this.db.rows<OrderResponse>(WITH_LINES, [id]);
    if (!order) throw notFound('order', id);
    return order;
  }

  async oneLine(actor: Actor, id: string): Promise<OrderLineResponse> {
    const [line] = await this.db.rows<OrderLineResponse>(`${LINE} WHERE line.id = $1`, [id]);
    if (!line) throw notFound('order_line', id);
    await this.one(actor, line.orderId).catch(() => {
      throw notFound('order_line', id);
    });
    return line;
  }

  async list(actor: Actor, query: OrderListQuery): Promise<Page<OrderSummary>> {
    const scope = await this.scope(actor, query);
    const { where, parameters } = within(scope, 'o');
    const text = `${ORDER} ${where}`;
    // The first orders of a whole cycle are what its managers see all day, along one index whichever cycle it is.
    const isUsual = scope.communes === null && query.cycleId !== undefined && !isNarrowed(query);
    const rows = isUsual
      ? await this.db.prepared<OrderSummary>({ name: 'orders_of_cycle', text }, parameters)
      : await this.db.rows<OrderSummary>(text, parameters);
    return pageOf(rows, query.limit, (row) => row.id);
  }

  async listLines(actor: Actor, query: OrderListQuery): Promise<Page<OrderLineResponse>> {
    const { where, parameters } = within(await this.scope(actor, query), 'line');
    const rows = await this.db.rows<OrderLineResponse>(
      `${LINE} JOIN "order" o ON o.id = line.order_id ${where}`,
      parameters,
    );
    return pageOf(rows, query.limit, (row) => row.id);
  }

  /** Which orders the list may hold; asking beyond one's own is refused, not cut short. */
  private async scope(actor: Actor, query: OrderListQuery): Promise<OrderScope> {
    const { communeId, cycleId } = query;
    const readsAll = actor.mandates.some((it) => it.role === 'comptroller' && !it.communeId);
    const own = [...new Set(actor.mandates.flatMap((it) => it.communeId ?? []))];
    let communes: readonly string[] | null = readsAll ? null : own;
    if (communeId !== undefined) communes = [communeId];
    const isOwn = communeId !== undefined && mayReadOrdersOf(actor, communeId);
    if (cycleId !== undefined && !isOwn) {
      const isOfCycle = await this.mayReadCycle(actor, cycleId);
      if (isOfCycle) communes = communeId === undefined ? null : [communeId];
      else allow(communeId === undefined);
    } else {
      allow(communeId === undefined || isOwn);
    }
    return { communes, query };
  }

  private async mayReadCycle(actor: Actor, cycleId: string): Promise<boolean> {
    const [cycle] = await this.db.rows<{ host: string | null }>(
      'SELECT host_commune_id AS host FROM distribution_cycle WHERE id = $1',
      [cycleId],
    );
    if (!cycle) throw notFound('cycle', cycleId);
    return mayReadOrdersOfCycle(actor, cycle.host);
  }
}

const isNarrowed = (query: OrderListQuery): boolean =>
  query.state !== undefined || query.after !== undefined;

/** Only what is asked stands in the statement, so that each question is planned for what it is. */
function within(
  { communes, query }: OrderScope,
  listed: 'o' | 'line',
): { where: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const slot = (value: unknown): string => `$${String(parameters.push(value))}`;
  const conditions = [
    ...(communes === null ? [] : [`o.commune_id = ANY (${slot(communes)}::uuid[])`]),
    ...(query.cycleId === undefined ? [] : [`o.cycle_id = ${slot(query.cycleId)}`]),
    ...(query.state === undefined ? [] : [`o.state = ${slot(query.state)}`]),
    ...(query.after === undefined ? [] : [`${listed}.id > ${slot(query.after)}`]),
  ];
  const filter = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return { where: `${filter} ORDER BY ${listed}.id LIMIT ${slot(query.limit + 1)}`, parameters };
}
