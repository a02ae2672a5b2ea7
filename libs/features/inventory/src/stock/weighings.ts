import { Injectable } from '@nestjs/common';
import { DomainError, fieldFault } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';

export const WEIGHING_PLACES = [
  'collection',
  'pick_up',
  'transshipment',
  'delivery',
  'reception',
] as const;
export type WeighingPlace = (typeof WEIGHING_PLACES)[number];

export const WEIGHING_METHODS = ['scale', 'package_count', 'estimate'] as const;
export type WeighingMethod = (typeof WEIGHING_METHODS)[number];

/** What the scale said at one change of custody, and who saw it. Net is gross without tare. */
export interface Weighing {
  readonly id: string;
  readonly lotId: string;
  readonly allocationId?: string | null;
  readonly stopId?: string | null;
  readonly place: WeighingPlace;
  readonly packages: number;
  readonly grossGrams: number;
  readonly tareGrams: number;
  readonly method: WeighingMethod;
  /** Who else saw it; empty when nobody did. */
  readonly witness: string;
  readonly personId: string;
  readonly eventTime: Date;
}

const RECORD = `
  INSERT INTO weighing (id, lot_id, allocation_id, stop_id, place, packages, gross_grams, tare_grams,
    net_grams, method, witness, person_id, event_time)
  SELECT id, lot_id, allocation_id, stop_id, place, packages, gross, tare, gross - tare, method,
    witness, person_id, event_time
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::integer[],
    $7::bigint[], $8::bigint[], $9::text[], $10::text[], $11::uuid[], $12::timestamptz[])
    AS told (id, lot_id, allocation_id, stop_id, place, packages, gross, tare, method, witness,
      person_id, event_time)
  ON CONFLICT (id) DO NOTHING RETURNING id`;

/** Weighings are only ever added: a wrong one is followed by a right one. */
@Injectable()
export class Weighings {
  /** Records a weighing once, however often it is told; the same id with another lot or mass is refused. */
  async record(tx: Tx, weighing: Weighing): Promise<void> {
    await this.recordAll(tx, [weighing]);
  }

  /** Many weighings in one round trip. */
  async recordAll(tx: Tx, weighings: readonly Weighing[]): Promise<void> {
    if (weighings.length === 0) return;
    weighings.forEach((it, index) => {
      netGramsOf(it, `weighings.${String(index)}.`);
    });
    const recorded = await rowsOf<{ id: string }>(tx, RECORD, columnsOf(weighings));
    if (recorded.length < weighings.length) await refuseOtherFacts(tx, weighings);
  }
}

/** Gross without tare; a tare above the gross is a fault of the form. */
export function netGramsOf(
  weighing: Pick<Weighing, 'grossGrams' | 'tareGrams'>,
  path = '',
): number {
  if (weighing.tareGrams > weighing.grossGrams) {
    throw fieldFault(`${path}tareGrams`, 'weighing.tare_above_gross');
  }
  return weighing.grossGrams - weighing.tareGrams;
}

async function refuseOtherFacts(tx: Tx, weighings: readonly Weighing[]): Promise<void> {
  const stored = await rowsOf<{ id: string; lot_id: string; gross: number; tare: number }>(
    tx,
    'SELECT id, lot_id, gross_grams AS gross, tare_grams AS tare FROM weighing WHERE id = ANY($1::uuid[])',
    [weighings.map((it) => it.id)],
  );
  const known = new Map(stored.map((row) => [row.id, row]));
  const other = weighings.find((it) => {
    const row = known.get(it.id.toLowerCase());
    const isSame =
      row?.lot_id === it.lotId.toLowerCase() &&
      row.gross === it.grossGrams &&
      row.tare === it.tareGrams;
    return !isSame;
  });
  if (other) throw new DomainError('conflict', 'id.used_with_other_facts', { id: other.id });
}

function columnsOf(weighings: readonly Weighing[]): unknown[] {
  return [
    weighings.map((it) => it.id),
    weighings.map((it) => it.lotId),
    weighings.map((it) => it.allocationId ?? null),
    weighings.map((it) => it.stopId ?? null),
    weighings.map((it) => it.place),
    weighings.map((it) => it.packages),
    weighings.map((it) => it.grossGrams),
    weighings.map((it) => it.tareGrams),
    weighings.map((it) => it.method),
    weighings.map((it) => it.witness),
    weighings.map((it) => it.personId),
    weighings.map((it) => it.eventTime.toISOString()),
  ];
}
