import { Injectable } from '@nestjs/common';
import { Clock, groupBy, notFound, type Page, pageOf } from '#core/kernel';
import { type Locale, message } from '#core/language';
import { Database, rowsOf, type Tx } from '#platform/database';
import type { PageQuery } from '#platform/lists';
import type {
  AccountResponse,
  CustomerFiguresResponse,
  FamiliesResponse,
  PublicCycleResponse,
  RoadResponse,
  UnplacedResponse,
} from './account.dto';
import { type FigureRow, type Figures, figuresOf } from './figures';

interface GroupedRow extends FigureRow {
  readonly level: 'total' | 'product' | 'supplier' | 'customer';
  readonly id: string | null;
  readonly name: string | null;
}

interface CycleRow {
  readonly name: string;
  readonly state: string;
  readonly lots: number;
}

interface Customer {
  readonly communeId: string;
  readonly name: string;
  readonly families: number;
}

/** The account of a cycle: every figure sums the one view cycle_figure, as one snapshot of the database sees it. */
@Injectable()
export class AccountQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async account(cycleId: string, locale: Locale): Promise<AccountResponse> {
    return this.db.transaction(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      const [cycle] = await rowsOf<CycleRow>(tx, CYCLE, [cycleId]);
      if (!cycle) throw notFound('cycle', cycleId);
      const rows = await rowsOf<GroupedRow>(tx, figuresSql(locale), [cycleId]);
      const levels = groupBy(rows, (row) => row.level);
      const totals = figuresOf(levels.get('total') ?? []);
      const customers = await rowsOf<Customer>(tx, CUSTOMERS, [cycleId]);
      const served = customerFigures(customers, levels.get('customer') ?? []);
      return {
        cycleId,
        cycleName: cycle.name,
        cycleState: cycle.state,
        asOf: this.clock.now().toISOString(),
        lots: cycle.lots,
        totals,
        unplaced: unplacedOf(levels.get('total') ?? [], locale),
        families: familiesOf(served, totals),
        road: await roadOf(tx, cycleId),
        products: named(levels.get('product') ?? []).map(({ id, ...it }) => ({
          productId: id,
          ...it,
        })),
        suppliers: named(levels.get('supplier') ?? []).map(({ id, ...it }) => ({
          communeId: id,
          ...it,
        })),
        customers: served,
      };
    });
  }

  async cycles({ after, limit }: PageQuery): Promise<Page<PublicCycleResponse>> {
    const rows = await this.db.rows<PublicCycleResponse>(CYCLES, [after ?? null, limit + 1]);
    return pageOf(rows, limit, (cycle) => cycle.id);
  }
}

function named(rows: readonly GroupedRow[]): (Figures & { id: string; name: string })[] {
  return [...groupBy(rows, (row) => row.id ?? '')].map(([id, own]) => ({
    id,
    name: own[0]?.name ?? '',
    ...figuresOf(own),
  }));
}

/** Communes that ordered, whether they were given anything or not. */
function customerFigures(
  customers: readonly Customer[],
  rows: readonly GroupedRow[],
): CustomerFiguresResponse[] {
  const own = groupBy(rows, (row) => row.id ?? '');
  return customers.map((customer) => {
    const figures = figuresOf(own.get(customer.communeId) ?? []);
    return {
      ...customer,
      ...figures,
      allocatedGramsPerFamily: perFamily(figures.allocatedGrams, customer.families),
      receivedGramsPerFamily: perFamily(figures.receivedGrams, customer.families),
    };
  });
}

function familiesOf(
  customers: readonly CustomerFiguresResponse[],
  totals: Figures,
): FamiliesResponse {
  const sum = (some: readonly CustomerFiguresResponse[]): number =>
    some.reduce((total, it) => total + it.families, 0);
  const reached = sum(customers.filter((it) => it.receivedGrams > 0));
  return {
    ordered: sum(customers),
    allocated: sum(customers.filter((it) => it.allocatedGrams > 0)),
    reached,
    receivedGramsPerFamily: perFamily(totals.receivedGrams, reached),
  };
}

function perFamily(grams: number, families: number): number {
  return families === 0 ? 0 : Math.floor(grams / families);
}

function unplacedOf(rows: readonly FigureRow[], locale: Locale): UnplacedResponse[] {
  return rows
    .filter((row) => row.measure === 'unplaced' && row.grams > 0)
    .map(({ code, grams }) => ({
      reasonCode: code ?? '',
      text: message(locale, `unplaced.${code ?? ''}`),
      grams,
    }))
    .sort((a, b) => b.grams - a.grams);
}

async function roadOf(tx: Tx, cycleId: string): Promise<RoadResponse> {
  const [road] = await rowsOf<RoadResponse>(tx, ROAD, [cycleId]);
  if (!road) throw new Error('an aggregate answers one row');
  return road;
}

const CYCLE = `
  SELECT name, state, (SELECT count(*)::int FROM cycle_lot WHERE cycle_id = $1) AS lots
  FROM distribution_cycle WHERE id = $1`;

/** All four levels in one pass over the view. */
function figuresSql(locale: Locale): string {
  return `
  WITH figure AS (
    SELECT measure, code, product_id, supplier_commune_id, customer_commune_id,
      GROUPING(product_id, supplier_commune_id, customer_commune_id) AS level,
      sum(grams)::bigint AS grams
    FROM cycle_figure WHERE cycle_id = $1
    GROUP BY GROUPING SETS ((measure, code), (product_id, measure, code),
      (supplier_commune_id, measure, code), (customer_commune_id, measure, code))
  )
  SELECT CASE figure.level WHEN 7 THEN 'total' WHEN 3 THEN 'product' WHEN 5 THEN 'supplier'
      ELSE 'customer' END AS level,
    coalesce(product.id, commune.id) AS id, coalesce(product.name_${locale}, commune.name) AS name,
    figure.measure, figure.code, figure.grams
  FROM figure
  LEFT JOIN product ON product.id = figure.product_id
  LEFT JOIN commune ON commune.id = coalesce(figure.supplier_commune_id, figure.customer_commune_id)
  WHERE figure.level <> 6 OR figure.customer_commune_id IS NOT NULL
  ORDER BY name, id, figure.measure, figure.code`;
}

const CUSTOMERS = `
  SELECT o.commune_id AS "communeId", commune.name, o.families
  FROM "order" o JOIN commune ON commune.id = o.commune_id
  WHERE o.cycle_id = $1 AND o.state NOT IN ('draft', 'cancelled')
  ORDER BY commune.name, commune.id`;

const ROAD = `
  SELECT count(*)::int AS runs,
    (count(*) FILTER (WHERE NOT is_measured))::int AS "runsWithoutOdometer",
    coalesce(sum(metres), 0)::bigint AS "vehicleMetres",
    coalesce(round(sum(gram_metres) / 1000000), 0)::bigint AS "kilogramKm",
    coalesce(sum(fuel_used_ml), 0)::bigint AS "fuelUsedMl"
  FROM run_work WHERE cycle_id = $1`;

const CYCLES = `
  SELECT cycle.id, cycle.name, cycle.state, host.name AS "hostCommuneName",
    cycle.opens_on AS "opensOn", cycle.closes_on AS "closesOn", cycle.moves_on AS "movesOn",
    cycle.hands_out_on AS "handsOutOn", cycle.settles_on AS "settlesOn",
    EXISTS (SELECT 1 FROM matching_run run WHERE run.cycle_id = cycle.id
      AND run.kind IN ('cycle', 'follow_up') AND run.state = 'planned') AS "isMatched"
  FROM distribution_cycle cycle LEFT JOIN commune host ON host.id = cycle.host_commune_id
  WHERE $1::uuid IS NULL OR cycle.id > $1
  ORDER BY cycle.id LIMIT $2`;
