import type { RoutingLookup } from '../lookup';
import type { RoutingSite, RoutingVehicle } from '../problem';
import type { UnservedReason } from '../reasons';
import { terrainRank } from '../travel';
import type { WayPart } from './finished-plan';

/** What none of these vehicles offers, however empty and however long the day; null when one does. */
export function needUnmet(
  lookup: RoutingLookup,
  part: WayPart,
  vehicles: readonly RoutingVehicle[],
): UnservedReason | null {
  const { shipment } = part;
  const { grams, litres, packages } = shipment;
  if (vehicles.length === 0) return { code: 'no_vehicle', params: {} };
  const cool = vehicles.filter((it) => it.refrigerated || !shipment.coldChain);
  if (cool.length === 0) return { code: 'no_refrigerated_vehicle', params: {} };
  const apt = cool.filter((it) => skillsMissing(part, it).length === 0);
  if (apt.length === 0) {
    const least = cool.map((it) => skillsMissing(part, it)).sort((a, b) => a.length - b.length);
    return { code: 'no_vehicle_with_skills', params: { skills: (least[0] ?? []).join(', ') } };
  }
  const largestGrams = Math.max(...apt.map((it) => it.capacityGrams));
  if (grams > largestGrams) return { code: 'too_heavy', params: { grams, largestGrams } };
  const largestLitres = Math.max(...apt.map((it) => it.capacityLitres));
  if (litres > largestLitres) return { code: 'too_bulky', params: { litres, largestLitres } };
  const largestPackages = Math.max(...apt.map((it) => it.capacityPackages));
  if (packages > largestPackages) {
    return { code: 'too_many_packages', params: { packages, largestPackages } };
  }
  const { id: siteId, terrain } = roughestSite(lookup, part);
  const isTooRough = vehicles.every((it) => terrainRank(it.terrain) < terrainRank(terrain));
  if (isTooRough) return { code: 'road_too_rough', params: { siteId, terrain } };
  if (vehicles.some((it) => suits(lookup, part, it))) return null;
  return { code: 'no_vehicle_meets_all_needs', params: { vehicles: vehicles.length } };
}

/** True when the vehicle, empty and with all the time in the world, could carry it this way. */
export function suits(lookup: RoutingLookup, part: WayPart, vehicle: RoutingVehicle): boolean {
  const { shipment } = part;
  return (
    shipment.grams <= vehicle.capacityGrams &&
    shipment.litres <= vehicle.capacityLitres &&
    shipment.packages <= vehicle.capacityPackages &&
    (vehicle.refrigerated || !shipment.coldChain) &&
    skillsMissing(part, vehicle).length === 0 &&
    terrainRank(roughestSite(lookup, part).terrain) <= terrainRank(vehicle.terrain)
  );
}

function skillsMissing({ shipment }: WayPart, { skills = [] }: RoutingVehicle): string[] {
  return (shipment.skills ?? []).filter((skill) => !skills.includes(skill)).sort();
}

function roughestSite(lookup: RoutingLookup, { shipment, leg }: WayPart): RoutingSite {
  const from = leg?.kind === 'trunk' ? leg.centreSiteId : shipment.pickupSiteId;
  const to = leg?.kind === 'feeder' ? leg.centreSiteId : shipment.deliverySiteId;
  const [one, other] = [lookup.site(from ?? to), lookup.site(to ?? from)];
  return terrainRank(other.terrain) > terrainRank(one.terrain) ? other : one;
}
