import type { RoutingProblem, RoutingSite, Shipment, TransferCentre } from '#core/routing';
import { at, Chance } from '../../scenarios/chance';
import { type Country, drawCountry, HOUR } from './national-country';
import { nationalFleet } from './national-fleet';

export interface DayShape {
  readonly shipments: number;
  readonly lorries: number;
}

/** The seed of the country's day. */
const SEED = 20_261_122;
/** Goods for the own region; the others go to the cities, and may change lorries at a centre. */
const LOCAL_SHARE = 0.55;
const COLD_SHARE = 0.04;
const HASTY_SHARE = 0.08;

/**
 * A day on which the whole country moves its harvest: small loads from farms on bad roads to towns nearby
 * and, directly or by way of a centre, to the cities. The same shape is the same day on every machine.
 */
export function nationalDay({ shipments, lorries }: DayShape): RoutingProblem {
  const chance = new Chance(SEED);
  const country = drawCountry(chance);
  const vehicles = nationalFleet(chance, country, lorries);
  const goods = Array.from({ length: shipments }, (_, number) =>
    drawShipment(chance, country, number),
  );
  const { farms, towns, cities, centres } = country;
  return {
    sites: [...farms, ...towns, ...cities, ...centres],
    vehicles,
    shipments: goods,
    travel: { kind: 'estimate' },
    locks: {},
    centres: centres.map(centreOf),
    objective: 'cost',
  };
}

/** Goods that came by noon or in the evening are taken on at that moment. */
function centreOf({ id }: RoutingSite): TransferCentre {
  return {
    siteId: id,
    handovers: [13 * HOUR, 19 * HOUR],
    storageGrams: 150_000_000,
    coldStorageGrams: 10_000_000,
  };
}

function drawShipment(chance: Chance, country: Country, number: number): Shipment {
  const farm = chance.pick(country.farms);
  const isLocal = chance.happens(LOCAL_SHARE);
  const grams = chance.whole(4, 40) * 10_000 * (chance.happens(0.2) ? 3 : 1);
  const isHasty = isLocal && chance.happens(HASTY_SHARE);
  return {
    id: `goods ${number}`,
    pickupSiteId: farm.id,
    deliverySiteId: (isLocal
      ? nearOne(chance, country.towns, { from: farm, among: 2 })
      : nearOne(chance, country.cities, { from: farm, among: 10 })
    ).id,
    ...{ grams, litres: Math.ceil(grams / 400), packages: Math.ceil(grams / 20_000) },
    coldChain: chance.happens(COLD_SHARE),
    ...{ pickupWindows: [], deliveryWindows: [] },
    maxSecondsOnBoard: isHasty ? 8 * HOUR : null,
    priority: chance.whole(1, 5),
    transfer: isLocal ? 'never' : 'may',
  };
}

/** One of the nearest, as the crow flies. */
function nearOne(
  chance: Chance,
  places: readonly RoutingSite[],
  { from, among }: { readonly from: RoutingSite; readonly among: number },
): RoutingSite {
  const square = ({ latitude, longitude }: RoutingSite): number =>
    (latitude - from.latitude) ** 2 + (longitude - from.longitude) ** 2;
  const near = [...places].sort((a, b) => square(a) - square(b));
  return at(near, chance.whole(0, among - 1));
}
