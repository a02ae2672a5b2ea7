import { Injectable } from '@nestjs/common';
import { type Actor, notFound, type Page, pageOf } from '#core/kernel';
import type { Locale } from '#core/language';
import type { Reason } from '#core/matching';
import { Database } from '#platform/database';
import { reasonWords } from '../reason-words';
import type { Hosted } from '../rounds.policy';
import { ACCEPTED_STATES, isInSight, type Scope, scopeOf } from './allocation-scope';
import type { AllocationResponse, AllocationsQuery } from './allocation.dto';

type Row = Omit<AllocationResponse, 'reasonText'> & { readonly reasonParams: Reason['params'] };
type Slot = (value: unknown) => string;

/** Reads allocations for people: SQL to the shape of the answer. */
@Injectable()
export class AllocationQueries {
  constructor(private readonly db: Database) {}

  async list(actor: Actor, query: AllocationsQuery): Promise<Page<AllocationResponse>> {
    const cycle = query.cycleId === undefined ? null : await this.cycle(query.cycleId);
    const scope = scopeOf(actor, { communeId: query.communeId, cycle });
    const parameters: unknown[] = [];
    const slot: Slot = (value) => `$${String(parameters.push(value))}`;
    const name = productName(actor.locale);
    const conditions = [...inScope(scope, query, slot), ...asAsked(query, slot)];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const rows = await this.db.rows<Row>(
      `${allocationSelect(name)} ${where} ORDER BY a.id LIMIT ${slot(query.limit + 1)}`,
      parameters,
    );
    const items = rows.map((row) => said(row, actor.locale));
    return pageOf(items, query.limit, (it) => it.id);
  }

  async one(actor: Actor, id: string): Promise<AllocationResponse> {
    const [row] = await this.db.rows<Row & Hosted>(
      `SELECT shown.*, cycle.host_commune_id AS "hostCommuneId"
       FROM (${allocationSelect(productName(actor.locale))} WHERE a.id = $1) AS shown
       JOIN distribution_cycle cycle ON cycle.id = shown."cycleId"`,
      [id],
    );
    if (!row || !isInSight(actor, row)) throw notFound('allocation', id);
    const { hostCommuneId: _, ...allocation } = row;
    return said(allocation, actor.locale);
  }

  /** All allocations of one line or one lot; who may see that was decided before. */
  async of(
    what: 'order_line_id' | 'lot_id',
    id: string,
    locale: Locale,
  ): Promise<AllocationResponse[]> {
    const rows = await this.db.rows<Row>(
      `${allocationSelect(productName(locale))} WHERE a.${what} = $1 ORDER BY a.id LIMIT 500`,
      [id],
    );
    return rows.map((row) => said(row, locale));
  }

  private async cycle(id: string): Promise<Hosted> {
    const [cycle] = await this.db.rows<Hosted>(
      'SELECT host_commune_id AS "hostCommuneId" FROM distribution_cycle WHERE id = $1',
      [id],
    );
    if (!cycle) throw notFound('cycle', id);
    return cycle;
  }
}

function productName(locale: Locale): string {
  return locale === 'en' ? 'product.name_en' : 'product.name_es';
}

function inScope(scope: Scope, query: AllocationsQuery, slot: Slot): string[] {
  const { communeIds, andAccepted } = scope;
  if (communeIds === null) return [];
  const parts = communeIds.length === 0 ? [] : [ofCommunes(communeIds, query, slot)];
  if (andAccepted) {
    const commune =
      query.communeId === undefined ? [] : [ofCommunes([query.communeId], query, slot)];
    const accepted = `a.state = ANY(${slot(ACCEPTED_STATES)}::text[])`;
    parts.push(`(${[accepted, ...commune].join(' AND ')})`);
  }
  return [`(${parts.join(' OR ')})`];
}

function ofCommunes(ids: readonly string[], { side }: AllocationsQuery, slot: Slot): string {
  const isOne = ids.length === 1;
  const match = (column: string): string =>
    isOne ? `${column} = ${slot(ids[0])}` : `${column} = ANY(${slot(ids)}::uuid[])`;
  if (side === 'supplier') return match('a.supplier_commune_id');
  if (side === 'customer') return match('a.customer_commune_id');
  return `(${match('a.supplier_commune_id')} OR ${match('a.customer_commune_id')})`;
}

function asAsked(query: AllocationsQuery, slot: Slot): string[] {
  const equal = {
    'a.cycle_id': query.cycleId,
    'a.state': query.state,
    'a.product_id': query.productId,
    'a.lot_id': query.lotId,
    'a.order_line_id': query.orderLineId,
    'a.run_id': query.runId,
  };
  const conditions = Object.entries(equal)
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => `${column} = ${slot(value)}`);
  return query.after === undefined ? conditions : [...conditions, `a.id > ${slot(query.after)}`];
}

function said({ reasonParams, ...row }: Row, locale: Locale): AllocationResponse {
  return {
    ...row,
    reasonText: reasonWords({ code: row.reasonCode, params: reasonParams }, locale),
  };
}

function answerOf(side: 'supplier' | 'customer'): string {
  return `CASE WHEN a.declined_as = '${side}' THEN 'no'
      WHEN a.${side}_accepted_at IS NULL THEN 'none'
      WHEN a.${side}_accepted_by IS NULL THEN 'silence' ELSE 'yes' END`;
}

function allocationSelect(name: string): string {
  return `
  SELECT a.id, a.code, a.run_id AS "runId", a.cycle_id AS "cycleId", a.lot_id AS "lotId",
    lot.code AS "lotCode", line.order_id AS "orderId", a.order_line_id AS "orderLineId",
    a.product_id AS "productId", ${name} AS "productName",
    a.supplier_commune_id AS "supplierCommuneId", supplier.name AS "supplierCommuneName",
    a.customer_commune_id AS "customerCommuneId", customer.name AS "customerCommuneName",
    a.from_site_id AS "fromSiteId", a.to_site_id AS "toSiteId", a.packages,
    lot.package_grams AS "packageGrams", a.grams, a.is_substitute AS "isSubstitute",
    a.price_minor_per_kg AS "priceMinorPerKg", a.currency, a.metres, a.state,
    a.accept_by AS "acceptBy", ${answerOf('supplier')} AS "supplierAnswer",
    a.supplier_accepted_at AS "supplierAcceptedAt", ${answerOf('customer')} AS "customerAnswer",
    a.customer_accepted_at AS "customerAcceptedAt", a.declined_at AS "declinedAt",
    a.closed_reason AS "closedReason", a.released_grams AS "releasedGrams",
    a.loaded_grams AS "loadedGrams", a.delivered_grams AS "deliveredGrams",
    a.received_grams AS "receivedGrams", a.reason_code AS "reasonCode",
    a.reason_params AS "reasonParams", a.version
  FROM allocation a
  JOIN lot ON lot.id = a.lot_id
  JOIN order_line line ON line.id = a.order_line_id
  JOIN product ON product.id = a.product_id
  JOIN commune supplier ON supplier.id = a.supplier_commune_id
  JOIN commune customer ON customer.id = a.customer_commune_id`;
}
