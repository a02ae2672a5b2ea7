import { addDays } from '#core/kernel';
import type { Grade, MatchingLine, MatchingLot, MatchingQuestion } from '../src';
import { aLine, aLot, aQuestion } from './example-question';

export interface RandomShape {
  readonly seed: number;
  readonly lots: number;
  readonly lines: number;
  readonly products: number;
  /** The sizes that packages may have. */
  readonly packageGrams: readonly number[];
  readonly packagesMax: number;
  /** What a line wants at most, in packages of the first size. */
  readonly wantedMax: number;
  /** Of a hundred lines, how many ask for a minimum, and how many name substitutes. */
  readonly minimumPercent: number;
  readonly substitutePercent: number;
  /** True: grades, washing, dates, cold and prices vary; false: only the distance binds. */
  readonly isStrict: boolean;
  readonly maxMetres: number | null;
  /** Communes that ask; not said: every line is of a commune of its own. */
  readonly communes?: number;
}

/** Whole numbers from 0 to below `end`, the same for the same seed. */
type Dice = (end: number) => number;

/** Clusters of farms in the Andes and of people along the coast, some of everything, from a seed. */
export function randomQuestion(shape: RandomShape): MatchingQuestion {
  const dice = diceOf(shape.seed);
  const lots = Array.from({ length: shape.lots }, (_, at) => randomLot(shape, dice, at));
  const lines = Array.from({ length: shape.lines }, (_, at) => randomLine(shape, dice, at));
  const { maxMetres } = shape;
  return aQuestion({
    seed: shape.seed,
    lots,
    lines,
    travel: {
      speedKmh: 40,
      roadFactorPermille: 1350,
      factors: [{ stateA: 'VE-T', stateB: 'VE-A', permille: 1500 }],
      maxMetres,
      loadingMinutes: 120,
      transportMinorPerTonneKm: 25,
    },
  });
}

function randomLot(shape: RandomShape, dice: Dice, at: number): MatchingLot {
  const isStrict = shape.isStrict;
  const ready = addDays('2026-11-22', isStrict ? dice(6) : 0);
  return aLot({
    id: `lot-${String(at).padStart(6, '0')}`,
    communeId: shape.communes === undefined ? 'carache' : `commune-${String(dice(shape.communes))}`,
    productId: productAt(shape, dice),
    grade: (isStrict ? 1 + dice(3) : 1) as Grade,
    washed: isStrict && dice(2) === 1,
    packageGrams: pick(shape.packageGrams, dice),
    packages: dice(shape.packagesMax + 1),
    readyOn: ready,
    bestBeforeOn: addDays(ready, isStrict ? 4 + dice(20) : 10),
    coldChain: isStrict && dice(10) === 0,
    floorMinorPerKg: isStrict ? 40 + dice(30) : null,
    currency: isStrict ? 'VES' : null,
    latitude: 7.5 + dice(2500) / 1000,
    longitude: -72 + dice(2500) / 1000,
  });
}

function randomLine(shape: RandomShape, dice: Dice, at: number): MatchingLine {
  const isStrict = shape.isStrict;
  const unit = shape.packageGrams[0] ?? 1;
  const wantedGrams = unit * (1 + dice(shape.wantedMax));
  const hasMinimum = dice(100) < shape.minimumPercent;
  const hasSubstitutes = dice(100) < shape.substitutePercent;
  return aLine({
    id: `line-${String(at).padStart(6, '0')}`,
    communeId: `commune-${String(shape.communes === undefined ? at : dice(shape.communes))}`,
    debtGrams: dice(3) === 0 ? unit * (dice(7) - 3) : 0,
    productId: productAt(shape, dice),
    substituteProductIds: hasSubstitutes ? [productAt(shape, dice), productAt(shape, dice)] : [],
    minGrams: hasMinimum ? Math.min(wantedGrams, unit * (1 + dice(4))) : 0,
    wantedGrams,
    maxGrams: wantedGrams + unit * dice(4),
    families: 1 + dice(400),
    gradeFloor: isStrict && dice(2) === 0 ? ((1 + dice(3)) as Grade) : null,
    washed: isStrict && dice(4) === 0 ? dice(2) === 1 : null,
    ceilingMinorPerKg: isStrict ? 60 + dice(30) : null,
    currency: isStrict ? 'VES' : null,
    coldCapable: dice(2) === 0,
    shelfLifeDaysMinOnArrival: isStrict ? dice(4) : 0,
    latitude: 9.5 + dice(1500) / 1000,
    longitude: -71 + dice(6000) / 1000,
    alreadyGrams: dice(8) === 0 ? unit * dice(3) : 0,
  });
}

function productAt(shape: RandomShape, dice: Dice): string {
  return `product-${String(dice(shape.products)).padStart(3, '0')}`;
}

function pick<T>(list: readonly T[], dice: Dice): T {
  const item = list[dice(list.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** A small counter-based generator: each throw stirs the next number of a sequence. */
function diceOf(seed: number): Dice {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return (end) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return Math.floor((((mixed ^ (mixed >>> 16)) >>> 0) / 0x100000000) * end);
  };
}
