import { Injectable } from '@nestjs/common';
import { type Actor, allow, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadLentVehicles, mayReadTransportOf, mayReadVehicle } from '../transport.policy';
import type { VehicleListQuery, VehicleResponse } from './vehicle.dto';

const VEHICLE = `
  SELECT v.id, v.commune_id AS "communeId", c.name AS "communeName", v.base_site_id AS "baseSiteId",
    v.plate, v.name, v.capacity_grams AS "capacityGrams", v.capacity_litres AS "capacityLitres",
    v.capacity_packages AS "capacityPackages", v.fuel, v.fuel_ml_per_km AS "fuelMlPerKm",
    v.terrain_max AS "terrainMax", v.is_refrigerated AS "isRefrigerated",
    v.is_lent_to_network AS "isLentToNetwork", v.shift_from_minute AS "shiftFromMinute",
    v.shift_to_minute AS "shiftToMinute", v.cost_per_km_minor AS "costPerKmMinor", v.state, v.version
  FROM vehicle v JOIN commune c ON c.id = v.commune_id`;

@Injectable()
export class VehicleQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, id: string): Promise<VehicleResponse> {
    const [vehicle] = await this.db.rows<VehicleResponse>(`${VEHICLE} WHERE v.id = $1`, [id]);
    if (!vehicle || !mayReadVehicle(actor, vehicle)) throw notFound('vehicle', id);
    return vehicle;
  }

  async list(actor: Actor, query: VehicleListQuery): Promise<Page<VehicleResponse>> {
    const { communeId, after, limit } = query;
    allow(
      communeId === undefined ? mayReadLentVehicles(actor) : mayReadTransportOf(actor, communeId),
    );
    const rows = await this.db.rows<VehicleResponse>(
      `${VEHICLE}
       WHERE ($1::uuid IS NULL AND v.is_lent_to_network AND v.state <> 'retired' OR v.commune_id = $1)
         AND ($2::uuid IS NULL OR v.id > $2)
       ORDER BY v.id LIMIT $3`,
      [communeId ?? null, after ?? null, limit + 1],
    );
    return pageOf(rows, limit, (vehicle) => vehicle.id);
  }
}
