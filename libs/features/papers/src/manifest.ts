import type { Grams } from '#core/kernel';

/** One load that is taken in at one stop and handed over at another. */
export interface ManifestShipment {
  readonly id: string;
  readonly allocationId: string;
  readonly allocationCode: string;
  readonly lotCode: string;
  readonly productName: string;
  readonly packageName: string;
  readonly packages: number;
  readonly grams: Grams;
  readonly supplierCommuneId: string;
  readonly supplierName: string;
  readonly customerCommuneId: string;
  readonly customerName: string;
  readonly pickUpStopId: string;
  readonly deliveryStopId: string;
}

export interface ManifestStop {
  readonly id: string;
  readonly position: number;
  readonly kind: string;
  readonly siteName: string;
  readonly communeId: string;
  readonly communeName: string;
  readonly municipalityName: string;
  readonly stateName: string;
  readonly arrivesAt: Date | null;
  readonly departsAt: Date | null;
  readonly metresFromLast: number;
}

/**
 * The part of a manifest that concerns some communes: their own goods wherever they are loaded or handed over,
 * whatever happens at their own sites, and nothing of anybody else's.
 */
export function partOfManifest<Stop extends ManifestStop, Shipment extends ManifestShipment>(
  { stops, shipments }: { stops: readonly Stop[]; shipments: readonly Shipment[] },
  communeIds: readonly string[],
): { stops: Stop[]; shipments: Shipment[] } {
  const isOwn = (id: string): boolean => communeIds.includes(id);
  const ownStops = new Set(stops.filter((it) => isOwn(it.communeId)).map((it) => it.id));
  const seen = shipments.filter(
    (it) =>
      isOwn(it.supplierCommuneId) ||
      isOwn(it.customerCommuneId) ||
      ownStops.has(it.pickUpStopId) ||
      ownStops.has(it.deliveryStopId),
  );
  const touched = new Set(seen.flatMap((it) => [it.pickUpStopId, it.deliveryStopId]));
  return {
    stops: stops.filter((it) => ownStops.has(it.id) || touched.has(it.id)),
    shipments: seen,
  };
}
