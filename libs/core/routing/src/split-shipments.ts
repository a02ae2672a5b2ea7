import { apportion } from '#core/kernel';
import type { RoutingVehicle, Shipment } from './problem';
import { terrainRank } from './travel';

/** A part of a shipment, and the shipment that it is part of. */
export interface ShipmentPart extends Shipment {
  readonly partOf: string;
}

/**
 * Divides shipments that no vehicle can take at once into as few parts of whole packages as one and the
 * same suitable vehicle can take; all others come back as they are.
 *
 * Promises: grams, litres and packages of the parts add up exactly; parts differ by one package at
 * most; their ids are `<id>#1`, `<id>#2`…; the order of the input stays. A shipment that cannot be
 * divided so far (one package heavier than any vehicle, no vehicle for cold goods) comes back whole,
 * and the plan says why it stays behind. Roads are not asked: `terrainOf` may narrow the vehicles.
 */
export function splitShipments(
  shipments: readonly Shipment[],
  vehicles: readonly RoutingVehicle[],
  terrainOf: (shipment: Shipment) => RoutingVehicle['terrain'] = () => 'paved',
): (Shipment | ShipmentPart)[] {
  return shipments.flatMap((shipment) => {
    const suitable = vehicles.filter(
      (it) =>
        (it.refrigerated || !shipment.coldChain) &&
        terrainRank(it.terrain) >= terrainRank(terrainOf(shipment)),
    );
    const counts = suitable.map((vehicle) => partsFor(shipment, vehicle));
    const fewest = Math.min(...counts);
    return fewest > 1 && fewest !== Infinity ? partsOf(shipment, fewest) : [shipment];
  });
}

/** The least number of parts of which this vehicle can take each; Infinity when packages are too big. */
function partsFor(shipment: Shipment, vehicle: RoutingVehicle): number {
  const least = Math.max(
    1,
    timesIn(vehicle.capacityGrams, shipment.grams),
    timesIn(vehicle.capacityLitres, shipment.litres),
    timesIn(vehicle.capacityPackages, shipment.packages),
  );
  if (fits(shipment, vehicle)) return 1;
  for (let count = least; count <= shipment.packages; count += 1) {
    if (partsOf(shipment, count).every((part) => fits(part, vehicle))) return count;
  }
  return Infinity;
}

function timesIn(capacity: number, amount: number): number {
  return amount === 0 ? 0 : Math.ceil(amount / capacity);
}

function fits(goods: Shipment, vehicle: RoutingVehicle): boolean {
  return (
    goods.grams <= vehicle.capacityGrams &&
    goods.litres <= vehicle.capacityLitres &&
    goods.packages <= vehicle.capacityPackages
  );
}

function partsOf(shipment: Shipment, count: number): ShipmentPart[] {
  const packages = apportion(
    shipment.packages,
    Array.from({ length: count }, () => 1),
  );
  const grams = apportion(shipment.grams, packages);
  const litres = apportion(shipment.litres, packages);
  return packages.map((share, index) => ({
    ...shipment,
    id: `${shipment.id}#${index + 1}`,
    partOf: shipment.id,
    packages: share,
    grams: grams[index] ?? 0,
    litres: litres[index] ?? 0,
  }));
}
