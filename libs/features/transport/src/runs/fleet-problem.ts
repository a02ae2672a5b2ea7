import type { FuelPool, RoutingVehicle, TransferCentre } from '#core/routing';
import { DAY_SECONDS, DAYS_AHEAD } from './goods-shipment';

export interface CentreRow {
  readonly siteId: string;
  readonly opensMinute: number;
  readonly closesMinute: number;
  readonly hasColdRoom: boolean;
  readonly storageGrams: number | null;
}

/** Minutes from midnight of the day; at one centre, or (null) at every one. */
export interface HandoverWish {
  readonly centreSiteId: string | null;
  readonly minute: number;
}

const HOUR_SECONDS = 3_600;

/**
 * A centre with its hand-over moments: those that were asked for and fall within its hours; else in the middle of
 * its day (what farms bring in the morning goes on in the afternoon) and when it opens the next morning.
 */
export function transferCentre(row: CentreRow, wishes: readonly HandoverWish[]): TransferCentre {
  const opens = row.opensMinute * 60;
  const closes = row.closesMinute * 60;
  const isOpen = (seconds: number): boolean =>
    seconds % DAY_SECONDS >= opens && seconds % DAY_SECONDS <= closes;
  const asked = wishes
    .filter((it) => it.centreSiteId === null || it.centreSiteId === row.siteId)
    .map((it) => it.minute * 60)
    .filter(isOpen);
  const middle = Math.round((opens + closes) / 2 / HOUR_SECONDS) * HOUR_SECONDS;
  const usual = [Math.min(closes, Math.max(opens, middle)), DAY_SECONDS + opens];
  const handovers = asked.length > 0 ? asked : usual;
  return {
    siteId: row.siteId,
    handovers: [...new Set(handovers)]
      .filter((it) => it < DAYS_AHEAD * DAY_SECONDS)
      .sort((a, b) => a - b),
    storageGrams: row.storageGrams,
    coldStorageGrams: row.hasColdRoom ? row.storageGrams : 0,
  };
}

/** What a commune may still burn of each fuel, shared by its runs; a fuel without a quota is not rationed. */
export function fuelPoolsOf(
  vehicles: readonly RoutingVehicle[],
  leftMl: ReadonlyMap<string, number | null>,
): FuelPool[] {
  return [...leftMl].flatMap(([fuel, ml]) => {
    const vehicleIds = vehicles.filter((it) => it.fuel === fuel).map((it) => it.id);
    return ml === null || vehicleIds.length === 0 ? [] : [{ id: fuel, ml, vehicleIds }];
  });
}

/** Fuel that other runs of the commune count on that day and that is not booked yet. */
export const PROMISED_FUEL = `
  SELECT v.fuel, coalesce(sum(r.planned_fuel_ml), 0)::bigint AS ml
  FROM run r JOIN vehicle v ON v.id = r.vehicle_id
  WHERE r.commune_id = $1 AND r.day_on = $2 AND r.state IN ('planned', 'published')
    AND r.id <> ALL($3::uuid[])
  GROUP BY v.fuel`;
