import { Injectable } from '@nestjs/common';
import { type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { LOT_FACTS } from './lot-columns.sql';
import type { LotDetailResponse, LotResponse, MovementResponse, WeighingResponse } from './lot.dto';

/** Every figure comes from lot_account: the same kilos wherever a lot is shown. */
const LOT = `
  SELECT ${LOT_FACTS}, available_packages AS "availablePackages", weighed_grams AS "weighedGrams",
    difference_grams AS "differenceGrams"
  FROM lot_account`;

const MOVEMENT = `
  SELECT id, kind, from_bucket AS "from", to_bucket AS "to", grams, packages,
    allocation_id AS "allocationId", stop_id AS "stopId", stage, cause, reason,
    person_id AS "personId", event_time AS "eventTime", record_time AS "recordTime"
  FROM stock_movement`;

const WEIGHING = `
  SELECT id, place, packages, gross_grams AS "grossGrams", tare_grams AS "tareGrams",
    net_grams AS "netGrams", method, witness, person_id AS "personId", event_time AS "eventTime",
    record_time AS "recordTime"
  FROM weighing`;

export interface LotFilter {
  /** Null: of every commune. */
  readonly communeIds: readonly string[] | null;
  readonly productId?: string | undefined;
  readonly state?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Reads lots for people: SQL to the shape of the answer. */
@Injectable()
export class LotQueries {
  constructor(private readonly db: Database) {}

  /** The lot must exist; who may see it is decided before. */
  async one(id: string): Promise<LotResponse> {
    const [lot] = await this.db.rows<LotResponse>(`${LOT} WHERE id = $1`, [id]);
    if (!lot) throw new Error(`lot ${id} vanished`);
    return lot;
  }

  async detail(id: string, limit: number): Promise<LotDetailResponse> {
    const [lot, weighings, movements] = await Promise.all([
      this.one(id),
      this.db.rows<WeighingResponse>(`${WEIGHING} WHERE lot_id = $1 ORDER BY record_time, id`, [
        id,
      ]),
      this.movements(id, { limit }),
    ]);
    return Object.assign(lot, {
      weighings,
      movements: { items: [...movements.items], next: movements.next },
    });
  }

  async list(filter: LotFilter): Promise<Page<LotResponse>> {
    const parameters: unknown[] = [];
    const slot = (value: unknown): string => `$${String(parameters.push(value))}`;
    const conditions = [
      ...(filter.communeIds === null ? [] : [ofCommunes(filter.communeIds, slot)]),
      ...(filter.productId === undefined ? [] : [`product_id = ${slot(filter.productId)}`]),
      ...(filter.state === undefined ? [] : [`state = ${slot(filter.state)}`]),
      ...(filter.after === undefined ? [] : [`id > ${slot(filter.after)}`]),
    ];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const text = `${LOT} ${where} ORDER BY id LIMIT ${slot(filter.limit + 1)}`;
    // The lots of one commune are read all day long, along one index whichever commune it is.
    const isUsual = filter.communeIds?.length === 1 && conditions.length === 1;
    const rows = isUsual
      ? await this.db.prepared<LotResponse>({ name: 'lots_of_commune', text }, parameters)
      : await this.db.rows<LotResponse>(text, parameters);
    return pageOf(rows, filter.limit, (lot) => lot.id);
  }

  /** Movements in the order in which we learnt of them. */
  async movements(
    lotId: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<Page<MovementResponse>> {
    const rows = await this.db.rows<MovementResponse>(
      `${MOVEMENT} WHERE lot_id = $1
         AND seq > coalesce((SELECT seq FROM stock_movement WHERE id = $2 AND lot_id = $1), 0)
       ORDER BY seq LIMIT $3`,
      [lotId, page.after ?? null, page.limit + 1],
    );
    return pageOf(rows, page.limit, (movement) => movement.id);
  }
}

/** One commune is asked for by equality, so that the index gives the rows in order. */
function ofCommunes(ids: readonly string[], slot: (value: unknown) => string): string {
  return ids.length === 1
    ? `commune_id = ${slot(ids[0])}`
    : `commune_id = ANY (${slot(ids)}::uuid[])`;
}
