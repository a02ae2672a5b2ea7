import { dayOfMinute, type LineFacts, type LotFacts } from './facts';

/** The kind that each item is of, and one item of every kind, in the order in which they come. */
interface Kinds<Item> {
  readonly at: Int32Array;
  readonly samples: readonly Item[];
}

/** The facts of the lots of one product as columns of numbers. */
export class LotColumns {
  readonly ids: readonly string[];
  readonly kinds: Kinds<LotFacts>;
  readonly states: Kinds<LotFacts>;
  readonly latitude: Float64Array;
  readonly departs: Float64Array;
  readonly bestBefore: Float64Array;
  /** −1: not agreed. */
  readonly floorPrice: Float64Array;

  constructor(lots: readonly LotFacts[]) {
    this.ids = lots.map((lot) => lot.source.id);
    this.kinds = kindsOf(lots, kindOfLot);
    this.states = kindsOf(lots, (lot) => lot.source.stateCode);
    this.latitude = Float64Array.from(lots, (lot) => lot.source.latitude);
    this.departs = Float64Array.from(lots, (lot) => lot.departsMinute);
    this.bestBefore = Float64Array.from(lots, (lot) => lot.bestBeforeDay);
    this.floorPrice = Float64Array.from(lots, (lot) => lot.source.floorMinorPerKg ?? -1);
  }
}

/** The facts of the lines that ask for one product as columns of numbers. */
export class LineColumns {
  readonly count: number;
  readonly kinds: Kinds<LineFacts>;
  readonly states: Kinds<LineFacts>;
  readonly latitude: Float64Array;
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  readonly shelfDays: Float64Array;
  /** Infinity: no ceiling. */
  readonly ceiling: Float64Array;
  readonly hasDeclined: Uint8Array;
  readonly declined: readonly ReadonlySet<string>[];

  constructor(lines: readonly LineFacts[]) {
    this.count = lines.length;
    this.kinds = kindsOf(lines, kindOfLine);
    this.states = kindsOf(lines, (line) => line.source.stateCode);
    this.latitude = Float64Array.from(lines, (line) => line.source.latitude);
    this.opens = Float64Array.from(lines, (line) => line.opensMinute);
    this.closes = Float64Array.from(lines, (line) => line.closesMinute);
    this.shelfDays = Float64Array.from(lines, (line) => line.shelfLifeDays);
    this.ceiling = Float64Array.from(lines, (line) => line.source.ceilingMinorPerKg ?? Infinity);
    this.hasDeclined = Uint8Array.from(lines, (line) => (line.declinedLotIds.size > 0 ? 1 : 0));
    this.declined = lines.map((line) => line.declinedLotIds);
  }
}

/** The civil day of Caracas in which a minute lies. */
export const dayOf = dayOfMinute;

function kindsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Kinds<Item> {
  const known = new Map<string, number>();
  const samples: Item[] = [];
  const at = Int32Array.from(items, (item) => {
    const key = keyOf(item);
    const kind = known.get(key) ?? samples.length;
    if (kind === samples.length) {
      known.set(key, kind);
      samples.push(item);
    }
    return kind;
  });
  return { at, samples };
}

/** All that the rules at rest look at: two lots of one kind fit the same lines. */
function kindOfLot({ source }: LotFacts): string {
  const { grade, washed, coldChain, floorMinorPerKg, currency } = source;
  return JSON.stringify([grade, washed, coldChain, floorMinorPerKg === null ? null : [currency]]);
}

function kindOfLine({ source }: LineFacts): string {
  const { gradeFloor, washed, coldCapable, ceilingMinorPerKg, currency } = source;
  const pays = ceilingMinorPerKg === null ? null : [currency];
  return JSON.stringify([gradeFloor, washed, coldCapable, pays]);
}
