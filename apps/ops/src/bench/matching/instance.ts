import { drawRanks, type Market } from '#core/matching';
import { at, Chance } from '../../scenarios/chance';
import { type Between, type Country, drawCountry, scatter, straightMetres } from './geography';
import { pairsWithin } from './instance-pairs';

const ZIPF = 0.8;
const DISTANCE_SAMPLES = 1_600_000;
const FAMILIES_MIN = 20;
const FAMILIES_MAX = 400;
const LOT_UNITS_MIN = 60;
const LOT_UNITS_MAX = 3_000;

export interface InstanceShape {
  /** So many lots, and as many lines. */
  readonly size: number;
  readonly products: number;
  /** About so many legal pairs over all products: those within one radius. Or all of them. */
  readonly pairs: number | 'all';
  /** Costs in metres of road, or in cents with many ties. Not said: metres. */
  readonly cost?: 'metres' | 'cents';
  /** Supply over demand of every product, in thousandths. Not said: 500. */
  readonly supplyPermille?: number;
  /** The share of the lines that take nothing below a minimum, in thousandths. Not said: 0. */
  readonly minimumPermille?: number;
  /** Lines of one commune, on average. Not said: every line stands alone. */
  readonly linesPerCommune?: number;
  /** Not said: 1. */
  readonly seed?: number;
}

/** A network for measuring: the same shape always gives the same numbers. Markets are built when asked. */
export interface Instance {
  readonly shape: InstanceShape;
  readonly products: number;
  /** Lots (and lines) of each product, largest product first. */
  readonly sizes: readonly number[];
  /** One product, 0 being the largest. Built anew at each call. */
  market(product: number): Market;
  /** Where the lots and lines of a product are. */
  places(product: number): Between;
  readonly country: Country;
}

/** Lots in valleys and lines in towns; products of Zipf sizes; families 20 to 400. */
export function makeInstance(shape: InstanceShape): Instance {
  const seed = shape.seed ?? 1;
  const sizes = productSizes(shape.size, shape.products);
  const chance = new Chance(seed * 7_919);
  const country = drawCountry(chance, shape.size);
  const { valleys, towns } = country;
  const placesOf = (product: number): Between => {
    const draw = new Chance(seed * 104_729 + product);
    const count = at(sizes, product);
    return { lots: scatter(draw, valleys, count), lines: scatter(draw, towns, count) };
  };
  const radius = shape.pairs === 'all' ? Infinity : radiusFor(shape.pairs, sizes, placesOf);
  return {
    shape,
    products: shape.products,
    sizes,
    market: (product) => {
      const between = placesOf(product);
      const pairs = pairsWithin(between, radius, shape.cost ?? 'metres');
      return { product: `p${product}`, ...sidesOf(shape, product, between), pairs };
    },
    places: placesOf,
    country,
  };
}

/** All markets at once, largest first. */
export function marketsOfInstance(instance: Instance): Market[] {
  return instance.sizes.map((_, product) => instance.market(product));
}

/** Sizes in proportion to 1 / place^0.8, summing to the whole. */
function productSizes(size: number, products: number): number[] {
  const weights = Array.from({ length: products }, (_, nth) => (nth + 1) ** -ZIPF);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => Math.max(1, Math.floor((size * weight) / total)));
  const sum = sizes.reduce((before, each) => before + each, 0);
  sizes[0] = at(sizes, 0) + size - sum;
  return sizes;
}

/** The radius within which about so many pairs lie, from a sample of distances. */
function radiusFor(
  pairs: number,
  sizes: readonly number[],
  placesOf: (product: number) => Between,
): number {
  const all = sizes.reduce((sum, size) => sum + size * size, 0);
  const distances: number[] = [];
  sizes.forEach((size, product) => {
    const chance = new Chance(product + 1);
    const between = placesOf(product);
    const samples = Math.ceil((DISTANCE_SAMPLES * size * size) / all);
    for (let nth = 0; nth < samples; nth += 1) {
      const lot = chance.whole(0, size - 1);
      distances.push(straightMetres(between, lot, chance.whole(0, size - 1)));
    }
  });
  const sorted = Float64Array.from(distances).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * pairs) / all))] as number;
}

function sidesOf(
  shape: InstanceShape,
  product: number,
  { lots: { x: lotPlaces } }: Between,
): Pick<Market, 'lots' | 'lines'> {
  const count = lotPlaces.length;
  const chance = new Chance((shape.seed ?? 1) * 15_485_863 + product);
  const lotUnits = Float64Array.from({ length: count }, () =>
    Math.round(LOT_UNITS_MIN * (LOT_UNITS_MAX / LOT_UNITS_MIN) ** chance.next()),
  );
  const ids = (kind: string): string[] =>
    Array.from({ length: count }, (_, nth) => `${kind}${product}-${String(nth).padStart(6, '0')}`);
  return {
    lots: {
      count,
      units: lotUnits,
      urgency: Uint8Array.from({ length: count }, () => chance.whole(0, 3)),
      rank: drawRanks(shape.seed ?? 1, ids('l')),
    },
    lines: linesOf(shape, chance, {
      count,
      supply: lotUnits.reduce((sum, units) => sum + units, 0),
      rank: drawRanks(shape.seed ?? 1, ids('o')),
    }),
  };
}

/** Asks in proportion to the families, two to six parts each; one line in ten is owed or owes something. */
function linesOf(
  shape: InstanceShape,
  chance: Chance,
  { count, supply, rank }: { count: number; supply: number; rank: Int32Array },
): Market['lines'] {
  const families = Float64Array.from({ length: count }, () =>
    chance.whole(FAMILIES_MIN, FAMILIES_MAX),
  );
  const appetite = families.map((each) => each * (2 + 4 * chance.next()));
  const whole = appetite.reduce((sum, each) => sum + each, 0);
  const demand = (supply * 1000) / (shape.supplyPermille ?? 500);
  const units = appetite.map((each) => Math.max(1, Math.round((demand * each) / whole)));
  const perCommune = shape.linesPerCommune ?? 1;
  const communes = Math.max(1, Math.ceil(count / perCommune));
  return {
    count,
    units,
    wanted: Float64Array.from(units),
    floor: new Float64Array(count),
    min: units.map((each) =>
      chance.happens((shape.minimumPermille ?? 0) / 1000)
        ? Math.ceil(each * (0.2 + 0.4 * chance.next()))
        : 0,
    ),
    families,
    debt: units.map((each) => (chance.happens(0.1) ? Math.round(each * 0.3 * chance.around()) : 0)),
    rank,
    commune: Int32Array.from({ length: count }, (_, nth) =>
      perCommune === 1 ? nth : chance.whole(0, communes - 1),
    ),
    communes: perCommune === 1 ? count : communes,
  };
}
