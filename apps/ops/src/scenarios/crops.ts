/** How a product leaves the field here. All figures are editorial estimates for scenarios. */
export interface Crop {
  readonly code: string;
  /** UNECE Rec 21. */
  readonly packageType: 'SA' | 'BK' | 'CR' | 'BE' | 'BH' | 'PU';
  /** What communes make of "a sack": each of them one of these weights. */
  readonly packageKilos: readonly number[];
  readonly tareGrams: number;
  /** Farm price, cents of USD a kilo. */
  readonly farmCents: number;
  /** What a family wants of it for one cycle. */
  readonly rationGrams: number;
}

function crop(
  code: string,
  [packageType, ...packageKilos]: readonly [Crop['packageType'], ...number[]],
  farmCents: number,
  rationGrams: number,
): Crop {
  const tareGrams = packageType === 'SA' ? 400 : packageType === 'BE' ? 50 : 1_500;
  return { code, packageType, packageKilos, tareGrams, farmCents, rationGrams };
}

/** The mountain week: what Carache, the Momboy valley and their like send down. */
export const MOUNTAIN_CROPS: readonly Crop[] = [
  crop('papa', ['SA', 45, 50, 60], 45, 1_800),
  crop('zanahoria', ['SA', 50, 60], 40, 900),
  crop('tomate', ['BK', 18, 20, 22], 55, 1_000),
  crop('cebolla', ['SA', 40, 45], 60, 800),
  crop('repollo', ['SA', 35, 40], 35, 700),
  crop('remolacha', ['SA', 45, 50], 40, 400),
  crop('apio', ['SA', 45, 50], 50, 500),
  crop('pimenton', ['BK', 12, 14], 80, 300),
  crop('lechuga', ['BK', 8, 10], 60, 300),
  crop('calabacin', ['BK', 18, 20], 45, 400),
  crop('cebollin', ['BK', 9, 10], 70, 150),
  crop('cilantro', ['BK', 6, 8], 80, 80),
  crop('ajo', ['BE', 4, 5], 220, 60),
  crop('pepino', ['BK', 18, 20], 40, 300),
  crop('auyama', ['SA', 40, 50], 28, 600),
  crop('cambur', ['CR', 20, 22], 35, 800),
  crop('platano', ['CR', 22, 25], 40, 1_200),
  crop('yuca', ['SA', 40, 50], 32, 1_000),
  crop('caraota', ['SA', 46, 50], 110, 900),
];

/** What the plains, the coast and the lake grow besides. */
export const LOWLAND_CROPS: readonly Crop[] = [
  crop('ocumo', ['SA', 40, 50], 40, 600),
  crop('name', ['SA', 45, 50], 45, 600),
  crop('batata', ['SA', 40, 45], 38, 500),
  crop('topocho', ['CR', 22, 25], 28, 800),
  crop('aji', ['BK', 8, 10], 90, 100),
  crop('frijol', ['SA', 46, 50], 100, 800),
  crop('quinchoncho', ['SA', 25, 30], 85, 400),
  crop('maiz', ['SA', 45, 50], 35, 2_000),
  crop('arroz', ['SA', 45, 50], 38, 1_500),
  crop('aguacate', ['CR', 18, 20], 75, 400),
  crop('lechosa', ['CR', 20, 25], 35, 800),
  crop('pina', ['CR', 20, 22], 45, 700),
  crop('naranja', ['SA', 40, 45], 30, 1_000),
  crop('limon', ['SA', 25, 30], 55, 250),
  crop('parchita', ['SA', 18, 20], 60, 400),
  crop('cafe', ['SA', 46], 280, 250),
  crop('huevo', ['PU', 2], 180, 600),
];
