import { Injectable } from '@nestjs/common';
import { type Actor, allow, DomainError, notFound } from '#core/kernel';
import type { Locale } from '#core/language';
import { Database } from '#platform/database';
import { packingGroups, packingTotals, type PackingRow, type WantedRow } from './packing-list';
import type { PackingList, PackingListQuery } from './packing-list.dto';
import { type Hosted, mayPrintPackingFor, packingScope, type PackingScope } from './papers.policy';

/** What there is to pack, or may be: neither declined nor given back nor lost. */
const TO_PACK = ['proposed', 'accepted', 'loaded', 'delivered', 'reconciled'];
const ACCEPTED = ['accepted', 'loaded', 'delivered', 'reconciled'];

interface CycleRow extends Hosted {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly movesOn: string;
  readonly handsOutOn: string;
}

interface Asked {
  readonly cycleId: string;
  readonly query: PackingListQuery;
  readonly scope: PackingScope;
  readonly locale: Locale;
  readonly rowsMax: number;
}

/** Reads what a packing list shows, no more than its reader may see and no more rows than are asked for. */
@Injectable()
export class PackingListQueries {
  constructor(private readonly db: Database) {}

  async one(
    actor: Actor,
    cycleId: string,
    query: PackingListQuery,
    rowsMax: number,
  ): Promise<PackingList> {
    const cycle = await this.cycle(cycleId);
    const scope = packingScope(actor, cycle);
    allow(mayPrintPackingFor(actor, scope, query.communeId));
    const locale = query.language ?? actor.locale;
    const asked: Asked = { cycleId, query, scope, locale, rowsMax };
    const [allocations, wanted] = [await this.allocations(asked), await this.wanted(asked)];
    const { hostCommuneId: _, ...shown } = cycle;
    return {
      cycle: shown,
      by: query.by,
      groups: packingGroups(query.by, allocations, wanted),
      totals: packingTotals(allocations, query.by === 'supplier' ? [] : wanted),
    };
  }

  private async allocations(asked: Asked): Promise<PackingRow[]> {
    const { query, scope } = asked;
    const rows = await this.db.rows<PackingRow>(allocationsSql(asked.locale), [
      asked.cycleId,
      TO_PACK,
      scope.seesAll,
      scope.seesAccepted ? ACCEPTED : [],
      ownIds(scope),
      query.communeId ?? null,
      query.by,
      query.productId ?? null,
      asked.rowsMax + 1,
    ]);
    return assertShort(rows, asked.rowsMax);
  }

  private async wanted(asked: Asked): Promise<WantedRow[]> {
    const { query, scope } = asked;
    if (query.by === 'supplier') return [];
    const rows = await this.db.rows<WantedRow>(wantedSql(asked.locale), [
      asked.cycleId,
      scope.seesOrders,
      ownIds(scope),
      query.communeId ?? null,
      query.productId ?? null,
      asked.rowsMax + 1,
    ]);
    return assertShort(rows, asked.rowsMax);
  }

  private async cycle(id: string): Promise<CycleRow> {
    const [cycle] = await this.db.rows<CycleRow>(
      `SELECT id, name, state, moves_on AS "movesOn", hands_out_on AS "handsOutOn",
         host_commune_id AS "hostCommuneId" FROM distribution_cycle WHERE id = $1`,
      [id],
    );
    if (!cycle) throw notFound('cycle', id);
    return cycle;
  }
}

function ownIds(scope: PackingScope): readonly string[] {
  return scope.ownCommuneIds;
}

function assertShort<Row>(rows: Row[], rowsMax: number): Row[] {
  if (rows.length > rowsMax) throw new DomainError('unprocessable', 'paper.too_long', { rowsMax });
  return rows;
}

function allocationsSql(locale: Locale): string {
  return `
  SELECT a.id AS "allocationId", a.code AS "allocationCode", a.state, lot.id AS "lotId",
    lot.code AS "lotCode", product.id AS "productId", product.name_${locale} AS "productName",
    lot.grade, lot.is_washed AS "isWashed", a.is_substitute AS "isSubstitute",
    package_type.name_${locale} AS "packageName", lot.package_grams AS "packageGrams", a.packages,
    a.grams, lot.best_before_on AS "bestBeforeOn", supplier.id AS "supplierCommuneId",
    supplier.name AS "supplierName", from_site.name AS "fromSiteName",
    customer.id AS "customerCommuneId", customer.name AS "customerName", to_site.name AS "toSiteName"
  FROM allocation a
  JOIN lot ON lot.id = a.lot_id
  JOIN product ON product.id = a.product_id
  JOIN package_type ON package_type.code = lot.package_type
  JOIN commune supplier ON supplier.id = a.supplier_commune_id
  JOIN commune customer ON customer.id = a.customer_commune_id
  JOIN site from_site ON from_site.id = a.from_site_id
  JOIN site to_site ON to_site.id = a.to_site_id
  WHERE a.cycle_id = $1 AND a.state = ANY($2::text[])
    AND ($3 OR a.state = ANY($4::text[]) OR a.supplier_commune_id = ANY($5::uuid[])
      OR a.customer_commune_id = ANY($5::uuid[]))
    AND ($6::uuid IS NULL OR (a.supplier_commune_id = $6 AND $7 <> 'customer')
      OR (a.customer_commune_id = $6 AND $7 <> 'supplier'))
    AND ($8::uuid IS NULL OR a.product_id = $8)
  ORDER BY "productName", supplier.name, customer.name, lot.code, a.id
  LIMIT $9`;
}

function wantedSql(locale: Locale): string {
  return `
  SELECT line.id AS "orderLineId", customer.id AS "customerCommuneId",
    customer.name AS "customerName", site.name AS "toSiteName", product.id AS "productId",
    product.name_${locale} AS "productName", o.families, line.min_grams AS "minGrams",
    line.wanted_grams AS "wantedGrams", line.max_grams AS "maxGrams",
    line.allocated_grams AS "allocatedGrams"
  FROM "order" o
  JOIN order_line line ON line.order_id = o.id AND NOT line.is_cancelled
  JOIN product ON product.id = line.product_id
  JOIN commune customer ON customer.id = o.commune_id
  JOIN site ON site.id = o.distribution_point_id
  WHERE o.cycle_id = $1 AND o.state NOT IN ('draft', 'cancelled')
    AND ($2 OR o.commune_id = ANY($3::uuid[]))
    AND ($4::uuid IS NULL OR o.commune_id = $4)
    AND ($5::uuid IS NULL OR line.product_id = $5)
  ORDER BY "productName", customer.name, line.id
  LIMIT $6`;
}
