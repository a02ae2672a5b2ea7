import { newId } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import type { RunDraft } from './run-draft';
import type { RunFigures } from './run-figures';
import type { Run } from './run.entity';

interface DepotIds {
  readonly start: string;
  readonly end: string;
  readonly baseSiteId: string;
}

/**
 * Makes the stops and shipments of a run in the database those of the draft: what is new is inserted, what
 * changed is changed, what is gone is deleted. Stops and shipments keep their ids. The run is locked.
 */
export async function writeDraft(
  tx: Tx,
  run: Run,
  draft: RunDraft,
  figures: RunFigures,
): Promise<void> {
  const depots = await depotsOf(tx, run);
  const shipmentIds = draft.shipments.map((it) => it.id);
  await writeStops(tx, run, { draft, figures, depots });
  await writeShipments(tx, run.id, draft);
  await tx.query('DELETE FROM shipment WHERE run_id = $1 AND id <> ALL($2::uuid[])', [
    run.id,
    shipmentIds,
  ]);
  await tx.query('DELETE FROM stop WHERE run_id = $1 AND id <> ALL($2::uuid[])', [
    run.id,
    [depots.start, depots.end, ...draft.stops.map((stop) => stop.id)],
  ]);
}

async function depotsOf(tx: Tx, run: Run): Promise<DepotIds> {
  const [base] = await rowsOf<{ site_id: string }>(
    tx,
    'SELECT base_site_id AS site_id FROM vehicle WHERE id = $1',
    [run.vehicleId],
  );
  const known = await rowsOf<{ id: string; kind: string }>(
    tx,
    `SELECT id, kind FROM stop WHERE run_id = $1 AND kind IN ('start', 'end')`,
    [run.id],
  );
  return {
    start: known.find((it) => it.kind === 'start')?.id ?? newId<'Stop'>(),
    end: known.find((it) => it.kind === 'end')?.id ?? newId<'Stop'>(),
    baseSiteId: base?.site_id ?? '',
  };
}

async function writeStops(
  tx: Tx,
  run: Run,
  { draft, figures, depots }: { draft: RunDraft; figures: RunFigures; depots: DepotIds },
): Promise<void> {
  const byStop = new Map(figures.stops.map((it) => [it.stopId, it]));
  const { baseSiteId } = depots;
  const depot = { siteId: baseSiteId, isLocked: false, load: 0 };
  const rows = [
    {
      ...depot,
      id: depots.start,
      kind: 'start',
      arrives: null,
      departs: figures.departsAt,
      metres: 0,
    },
    ...draft.stops.map((stop) => {
      const it = byStop.get(stop.id);
      return {
        ...stop,
        arrives: it?.arrivesAt ?? null,
        departs: it?.departsAt ?? null,
        metres: it?.metresFromLast ?? 0,
        load: it?.loadGramsAfter ?? 0,
      };
    }),
    {
      ...depot,
      id: depots.end,
      kind: 'end',
      arrives: figures.returnsAt,
      departs: null,
      metres: figures.metresToEnd,
    },
  ];
  await tx.query(
    `INSERT INTO stop (run_id, id, position, site_id, kind, is_locked, arrives_at, departs_at,
       metres_from_last, load_grams_after)
     SELECT $1, * FROM unnest($2::uuid[], $3::integer[], $4::uuid[], $5::text[], $6::boolean[],
       $7::timestamptz[], $8::timestamptz[], $9::bigint[], $10::bigint[])
     ON CONFLICT (id) DO UPDATE SET position = excluded.position, site_id = excluded.site_id,
       is_locked = excluded.is_locked, arrives_at = excluded.arrives_at,
       departs_at = excluded.departs_at, metres_from_last = excluded.metres_from_last,
       load_grams_after = excluded.load_grams_after`,
    [
      run.id,
      rows.map((row) => row.id),
      rows.map((_, index) => index),
      rows.map((row) => row.siteId),
      rows.map((row) => row.kind),
      rows.map((row) => row.isLocked),
      rows.map((row) => row.arrives),
      rows.map((row) => row.departs),
      rows.map((row) => row.metres),
      rows.map((row) => row.load),
    ],
  );
}

async function writeShipments(tx: Tx, runId: string, { shipments }: RunDraft): Promise<void> {
  await tx.query(
    `INSERT INTO shipment (run_id, id, allocation_id, lot_id, pick_up_stop_id, delivery_stop_id,
       packages, grams, not_before, due_by)
     SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[],
       $7::integer[], $8::bigint[], $9::timestamptz[], $10::timestamptz[])
     ON CONFLICT (id) DO UPDATE SET run_id = excluded.run_id,
       pick_up_stop_id = excluded.pick_up_stop_id, delivery_stop_id = excluded.delivery_stop_id`,
    [
      runId,
      shipments.map((it) => it.id),
      shipments.map((it) => it.allocationId),
      shipments.map((it) => it.lotId),
      shipments.map((it) => it.pickUpStopId),
      shipments.map((it) => it.deliveryStopId),
      shipments.map((it) => it.packages),
      shipments.map((it) => it.grams),
      shipments.map((it) => it.notBefore ?? null),
      shipments.map((it) => it.dueBy ?? null),
    ],
  );
}
