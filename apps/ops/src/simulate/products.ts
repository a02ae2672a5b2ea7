import { LOWLAND_CROPS, MOUNTAIN_CROPS } from '../scenarios/crops';
import type { Region } from './regions';

/** A product as a season knows it. */
export interface SeasonProduct {
  readonly id: string;
  /** One package. */
  readonly unitGrams: number;
  /** What a family needs for one round. */
  readonly rationGrams: number;
  /** Rounds after the one of its harvest in which it can still be shared. */
  readonly keepsRounds: number;
  /** Round of the year (0 … 51) in which most of it is harvested. */
  readonly peak: number;
  readonly land: Region['land'];
}

// How many weeks a product keeps without a cold room, and when its harvest peaks: editorial estimates.
const KEEPS_AND_PEAK: Readonly<Record<string, readonly [keeps: number, peak: number]>> = {
  papa: [4, 8],
  tomate: [0, 20],
  platano: [1, 30],
  zanahoria: [3, 12],
  yuca: [0, 40],
  cebolla: [6, 16],
  lechosa: [0, 26],
  repollo: [2, 4],
  maiz: [1, 36],
  auyama: [8, 44],
  cambur: [1, 24],
  pimenton: [0, 14],
  caraota: [26, 48],
  ocumo: [3, 46],
  lechuga: [0, 2],
  remolacha: [3, 10],
  name: [6, 50],
  naranja: [2, 42],
  apio: [1, 6],
  pina: [1, 22],
  calabacin: [0, 18],
  batata: [3, 38],
  aguacate: [0, 28],
  pepino: [0, 32],
};

const CODES = Object.keys(KEEPS_AND_PEAK);

export const PRODUCTS_MAX = CODES.length;

/** The first so many products, as their lands and shelf lives alternate. */
export function seasonProducts(count: number): SeasonProduct[] {
  return CODES.slice(0, count).map(productOf);
}

function productOf(code: string): SeasonProduct {
  const mountain = MOUNTAIN_CROPS.find((it) => it.code === code);
  const crop = mountain ?? LOWLAND_CROPS.find((it) => it.code === code);
  const [keepsRounds, peak] = KEEPS_AND_PEAK[code] ?? [];
  const kilos = crop?.packageKilos[0];
  if (crop === undefined || kilos === undefined) throw new Error(`no crop has the code ${code}`);
  return {
    id: code,
    unitGrams: kilos * 1_000,
    rationGrams: crop.rationGrams,
    keepsRounds: keepsRounds ?? 0,
    peak: peak ?? 0,
    land: mountain ? 'mountain' : 'lowland',
  };
}
