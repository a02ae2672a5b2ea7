import { greatCircleMetres, type Place } from '#core/kernel';
import { at, Chance } from '../scenarios/chance';
import { type SeasonProduct, seasonProducts } from './products';
import { type Region, REGIONS } from './regions';
import type { SeasonShape } from './simulate-options';

/** A commune of a simulated season. It lives in one region; the region's centre is its hub. */
export interface SeasonCommune extends Place {
  readonly region: number;
  readonly families: number;
  /** How fast it usually orders: 0 first, 1 last. Who has light and signal is quick. */
  readonly slowness: number;
}

/** What one commune orders of one product, round after round. */
export interface SeasonLine {
  readonly id: string;
  readonly commune: number;
  readonly product: number;
  readonly families: number;
  /** Whole units that its families need for a round. */
  readonly need: number;
  /** It takes nothing rather than less than so many thousandths of its order; 0: anything is welcome. */
  readonly minPermille: number;
  readonly doesInflate: boolean;
}

/** Everything that stays the same for a whole season. */
export interface World {
  readonly regions: readonly Region[];
  readonly products: readonly SeasonProduct[];
  readonly communes: readonly SeasonCommune[];
  readonly lines: readonly SeasonLine[];
  /** Road metres from commune a to commune b, at a · communes + b. */
  readonly roadMetres: Float64Array;
  /** Road metres from hub to hub, at a · regions + b. */
  readonly hubMetres: Float64Array;
}

const SPREAD_DEGREES = 0.15;
const FAMILIES_MIN = 400;
const FAMILIES_MAX = 3_000;

/** Draws who lives where and orders what. The same shape always gives the same world. */
export function drawWorld(shape: SeasonShape): World {
  const chance = new Chance(shape.seed);
  const products = seasonProducts(shape.products);
  const communes = Array.from({ length: shape.communes }, () => drawCommune(chance));
  const winding = (a: SeasonCommune | Region, b: SeasonCommune | Region): number =>
    Math.max(regionOf(a).winding, regionOf(b).winding);
  const roads = <P extends SeasonCommune | Region>(places: readonly P[]): Float64Array =>
    Float64Array.from(
      places.flatMap((a) => places.map((b) => Math.round(greatCircleMetres(a, b) * winding(a, b)))),
    );
  return {
    regions: REGIONS,
    products,
    communes,
    lines: drawLines(chance, shape, communes, products),
    roadMetres: roads(communes),
    hubMetres: roads(REGIONS),
  };
}

export function productOf({ products }: World, id: string): SeasonProduct {
  const product = products.find((it) => it.id === id);
  if (!product) throw new Error(`no product of the season is called ${id}`);
  return product;
}

function regionOf(place: SeasonCommune | Region): Region {
  return 'region' in place ? at(REGIONS, place.region) : place;
}

function drawCommune(chance: Chance): SeasonCommune {
  const region = drawWeighted(
    chance,
    REGIONS.map((it) => it.people + it.fields),
  );
  const { latitude, longitude } = at(REGIONS, region);
  return {
    region,
    latitude: latitude + chance.around() * SPREAD_DEGREES,
    longitude: longitude + chance.around() * SPREAD_DEGREES,
    families: chance.whole(FAMILIES_MIN, FAMILIES_MAX),
    slowness: chance.next(),
  };
}

/** A place in a list, each as likely as its weight says. */
export function drawWeighted(chance: Chance, weights: readonly number[]): number {
  let left = chance.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const place = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return place < 0 ? weights.length - 1 : place;
}

function drawLines(
  chance: Chance,
  shape: SeasonShape,
  communes: readonly SeasonCommune[],
  products: readonly SeasonProduct[],
): SeasonLine[] {
  const tickets = Array.from({ length: shape.communes * shape.products }, (_, slot) => ({
    slot,
    ticket: chance.next(),
  }));
  tickets.sort((a, b) => a.ticket - b.ticket || a.slot - b.slot);
  const chosen = tickets.slice(0, shape.lines).map((it) => it.slot);
  return chosen
    .sort((a, b) => a - b)
    .map((slot) => {
      const commune = Math.floor(slot / shape.products);
      const product = slot % shape.products;
      const { families } = at(communes, commune);
      const { id, rationGrams, unitGrams } = at(products, product);
      const hasMinimum = chance.happens(shape.minimumsPercent / 100);
      return {
        id: `c${String(commune).padStart(4, '0')}-${id}`,
        commune,
        product,
        families,
        need: Math.max(1, Math.round((families * rationGrams) / unitGrams)),
        minPermille: hasMinimum ? chance.whole(200, 600) : 0,
        doesInflate: chance.happens(shape.conditions.inflatingPercent / 100),
      };
    });
}
