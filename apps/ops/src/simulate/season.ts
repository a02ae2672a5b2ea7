import { at, Chance } from '../scenarios/chance';
import type { SeasonProduct } from './products';
import type { SeasonShape } from './simulate-options';
import { drawWeighted, type World } from './world';

/** What somebody harvested for a round. */
export interface Harvest {
  readonly id: string;
  readonly product: number;
  readonly commune: number;
  readonly units: number;
}

/** What a line orders in a round. */
export interface Ask {
  readonly line: number;
  readonly units: number;
  readonly min: number;
  /** When its message arrived: for those who serve whoever comes first. */
  readonly arrival: number;
}

/** What happens in a round whoever shares it: nothing here depends on how food was shared before. */
export interface SeasonRound {
  /** In the order of their ids, which is the order of birth. */
  readonly harvests: readonly Harvest[];
  readonly asks: readonly Ask[];
  /** Regions whose road is cut. */
  readonly isCut: readonly boolean[];
}

const ROUNDS_A_YEAR = 52;
const ORDERS_PERCENT = 92;
const INFLATION = 3;
/** Harvest of the peak and of the poorest week, against that of the average week. */
const PEAK = 1.5;
const POOREST = 0.5;
const LOT_SIZES = [0.3, 0.5, 0.8, 1, 1.2, 1.6, 1.6] as const;

/** Draws all rounds of a season. Each has a chance of its own, so that a longer season begins alike. */
export function drawSeason(world: World, shape: SeasonShape): SeasonRound[] {
  const weather = new Chance(shape.seed ^ 0x5ea5_0000);
  let sky = world.regions.map(() => 0);
  return Array.from({ length: shape.rounds }, (_, round) => {
    // Weather stays: seven tenths of last week's, three of a new draw.
    sky = sky.map((before) => 0.7 * before + 0.3 * 2 * weather.around());
    const chance = new Chance(Math.imul(shape.seed + 1, 0x9e37_79b1) + round);
    return {
      harvests: drawHarvests(chance, world, { shape, round, sky }),
      asks: drawAsks(chance, world),
      isCut: world.regions.map(({ isRemote }) =>
        chance.happens(
          (isRemote ? shape.conditions.remoteCutPercent : shape.conditions.cutPercent) / 100,
        ),
      ),
    };
  });
}

interface Week {
  readonly shape: SeasonShape;
  readonly round: number;
  /** About −1 … 1 for every region. */
  readonly sky: readonly number[];
}

function drawHarvests(chance: Chance, world: World, week: Week): Harvest[] {
  const { shape, round } = week;
  const ordinary = shape.lots / world.products.length;
  return world.products.flatMap((product, index) => {
    const demand = demandOf(world, index);
    // Lots that do not divide evenly come in some rounds and not in others.
    const count = Math.floor(ordinary) + (chance.happens(ordinary % 1) ? 1 : 0);
    const expected = (demand * shape.supplyPercent) / 100 / ordinary;
    const growers = growersOf(world, product);
    return Array.from({ length: count }, (_, nth) => {
      const commune = drawWeighted(chance, growers);
      const { region } = at(world.communes, commune);
      const luck = 1 + ((week.sky[region] ?? 0) * shape.conditions.weatherPercent) / 100;
      const size = chance.pick(LOT_SIZES) * seasonal(product, round) * Math.max(0, luck);
      return {
        id: `r${padded(round, 3)}-${product.id}-${padded(nth, 5)}`,
        product: index,
        commune,
        units: Math.round(expected * size),
      };
    }).filter((it) => it.units > 0);
  });
}

/** Units that the lines of a product need in an ordinary round. */
function demandOf(world: World, product: number): number {
  const needs = world.lines.filter((it) => it.product === product).map((it) => it.need);
  const need = needs.reduce((sum, each) => sum + each, 0);
  return (need * ORDERS_PERCENT) / 100;
}

/** A straight climb to the peak week and a straight way down, one a year on average. */
function seasonal(product: SeasonProduct, round: number): number {
  const apart = Math.abs((round % ROUNDS_A_YEAR) - product.peak);
  const weeks = Math.min(apart, ROUNDS_A_YEAR - apart);
  return PEAK - ((PEAK - POOREST) * weeks) / (ROUNDS_A_YEAR / 2);
}

/** How likely each commune is to have harvested a product: far likelier where the land bears it. */
function growersOf(world: World, product: SeasonProduct): number[] {
  return world.communes.map((commune) => {
    const { land, fields } = at(world.regions, commune.region);
    return (land === product.land ? 1 : 0.05) * fields + 0.001;
  });
}

function drawAsks(chance: Chance, world: World): Ask[] {
  return world.lines.flatMap((line, index) => {
    const appetite = 0.8 + 0.4 * chance.next();
    const arrival = 0.7 * at(world.communes, line.commune).slowness + 0.3 * chance.next();
    const comes = chance.happens(ORDERS_PERCENT / 100);
    if (!comes) return [];
    const honest = Math.max(1, Math.round(line.need * appetite));
    const units = line.doesInflate ? honest * INFLATION : honest;
    return [{ line: index, units, min: Math.ceil((honest * line.minPermille) / 1000), arrival }];
  });
}

const padded = (whole: number, width: number): string => String(whole).padStart(width, '0');
