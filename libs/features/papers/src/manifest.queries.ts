import { Injectable } from '@nestjs/common';
import { type Actor, notFound } from '#core/kernel';
import type { Locale } from '#core/language';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { partOfManifest } from './manifest';
import type {
  Manifest,
  ManifestPermit,
  ManifestRun,
  ManifestShipmentResponse,
  ManifestStopResponse,
} from './manifest.dto';
import { manifestScope, type PrintedRun } from './papers.policy';

/** Reads everything that a driver carries on paper. Who sees only a part gets only that part. */
@Injectable()
export class ManifestQueries {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
  ) {}

  async one(actor: Actor, runId: string, locale: Locale): Promise<Manifest> {
    const [row] = await this.db.rows<ManifestRun & PrintedRun>(RUN, [runId]);
    const scope = row ? manifestScope(actor, row) : null;
    if (!row || scope === null) throw notFound('run', runId);
    const { hostCommuneId: _, driverPersonId: __, communeIds: ___, ...run } = row;
    const all = {
      stops: await this.db.rows<ManifestStopResponse>(STOPS, [runId]),
      shipments: await this.db.rows<ManifestShipmentResponse>(shipmentsSql(locale), [runId]),
    };
    const isWhole = scope === 'whole';
    const { stops, shipments } = isWhole ? all : partOfManifest(all, scope);
    return {
      run: isWhole ? run : { ...run, driverLicence: null },
      isWhole,
      permits: isWhole ? await this.db.rows<ManifestPermit>(PERMITS, [runId]) : [],
      stops,
      shipments,
      packages: shipments.reduce((sum, it) => sum + it.packages, 0),
      grams: shipments.reduce((sum, it) => sum + it.grams, 0),
      address: `${this.config.publicUrl.replace(/\/$/, '')}/v1/papers/runs/${runId}/manifest.html`,
    };
  }
}

const RUN = `
  SELECT run.id, run.code, run.state, run.day_on AS "dayOn", run.commune_id AS "communeId",
    commune.name AS "communeName", cycle.name AS "cycleName",
    cycle.host_commune_id AS "hostCommuneId", run.planned_metres AS "plannedMetres",
    run.departs_at AS "departsAt", run.returns_at AS "returnsAt", vehicle.plate,
    vehicle.name AS "vehicleName", vehicle.capacity_grams AS "capacityGrams",
    vehicle.is_refrigerated AS "isRefrigerated", driver.person_id AS "driverPersonId",
    person.name AS "driverName", driver.licence AS "driverLicence",
    ARRAY(SELECT site.commune_id FROM stop JOIN site ON site.id = stop.site_id
        WHERE stop.run_id = run.id
      UNION SELECT unnest(ARRAY[a.supplier_commune_id, a.customer_commune_id])
        FROM shipment JOIN allocation a ON a.id = shipment.allocation_id
        WHERE shipment.run_id = run.id AND shipment.state <> 'cancelled') AS "communeIds"
  FROM run
  JOIN commune ON commune.id = run.commune_id
  JOIN distribution_cycle cycle ON cycle.id = run.cycle_id
  JOIN vehicle ON vehicle.id = run.vehicle_id
  LEFT JOIN driver ON driver.id = run.driver_id
  LEFT JOIN person ON person.id = driver.person_id
  WHERE run.id = $1`;

const STOPS = `
  SELECT stop.id, stop.position, stop.kind, stop.state, site.name AS "siteName",
    commune.id AS "communeId", commune.name AS "communeName",
    municipality.name AS "municipalityName", state.name AS "stateName",
    stop.arrives_at AS "arrivesAt", stop.departs_at AS "departsAt",
    stop.metres_from_last AS "metresFromLast"
  FROM stop
  JOIN site ON site.id = stop.site_id
  JOIN commune ON commune.id = site.commune_id
  JOIN municipality ON municipality.code = commune.municipality_code
  JOIN state ON state.code = municipality.state_code
  WHERE stop.run_id = $1 ORDER BY stop.position`;

/** The papers that the gate booked; before it was asked, those that could cover the run on its day. */
const PERMITS = `
  SELECT permit.id, permit.kind, permit.number, permit.issued_by AS "issuedBy",
    permit.valid_to AS "validTo", used.grams
  FROM run JOIN transport_permit permit ON permit.commune_id = run.commune_id
    OR permit.id = ANY(ARRAY(SELECT permit_id FROM permit_use WHERE run_id = $1))
  LEFT JOIN permit_use used ON used.run_id = run.id AND used.permit_id = permit.id
  WHERE run.id = $1 AND (used.run_id IS NOT NULL OR (
    NOT EXISTS (SELECT 1 FROM permit_use WHERE run_id = run.id) AND NOT permit.is_revoked
    AND permit.commune_id = run.commune_id AND run.day_on BETWEEN permit.valid_from AND permit.valid_to
    AND (permit.vehicle_id IS NULL OR permit.vehicle_id = run.vehicle_id)
    AND (permit.driver_id IS NULL OR permit.driver_id = run.driver_id)))
  ORDER BY permit.kind, permit.number LIMIT 100`;

function shipmentsSql(locale: Locale): string {
  return `
  SELECT shipment.id, a.id AS "allocationId", a.code AS "allocationCode", lot.code AS "lotCode",
    product.name_${locale} AS "productName", package_type.name_${locale} AS "packageName",
    shipment.packages, shipment.grams, shipment.state,
    supplier.id AS "supplierCommuneId", supplier.name AS "supplierName",
    customer.id AS "customerCommuneId", customer.name AS "customerName",
    shipment.pick_up_stop_id AS "pickUpStopId", shipment.delivery_stop_id AS "deliveryStopId"
  FROM shipment
  JOIN allocation a ON a.id = shipment.allocation_id
  JOIN lot ON lot.id = shipment.lot_id
  JOIN product ON product.id = a.product_id
  JOIN package_type ON package_type.code = lot.package_type
  JOIN commune supplier ON supplier.id = a.supplier_commune_id
  JOIN commune customer ON customer.id = a.customer_commune_id
  WHERE shipment.run_id = $1 AND shipment.state <> 'cancelled'
  ORDER BY lot.code, a.code, shipment.id`;
}
