import { certifyMarket } from '../certify/certify-market';
import { refuse, type Violation } from '../certify/violation';
import type { MarketRecord, RecordFlows } from '../matching-answer';
import type { MarketAnswer, MarketFlows } from '../network/market-answer';
import { type SetAside, termsOf } from './agreements';
import { marketOf, type MarketTask } from './market-task';
import { addMissingPairs } from './missing-pairs';
import { nth } from './nth';
import type { Rows } from './pair-source';
import { droppedIn, rightsIn } from './record-of';
import { placesOf } from './share-streamed';
import type { SizeShare, WholeShare } from './sizes';
import type { Solver } from './solver';
import { SparsePairs } from './sparse-pairs';

/**
 * Answers markets with what was recorded of them, and refuses what is not right: a record of another
 * market, or an answer that its market's certificate does not accept.
 */
export class Judge implements Solver {
  private next = 0;

  constructor(private readonly records: readonly MarketRecord[]) {}

  /** True when every record was asked for. */
  get isDone(): boolean {
    return this.next === this.records.length;
  }

  solve(task: MarketTask, rows: Rows, asides: readonly SetAside[]): MarketAnswer {
    const place = `groups[${String(this.next)}]`;
    const record = this.peek(place);
    this.next += 1;
    const answer = answerIn(record, task, place);
    if (!isOfTask(record, task)) refuse('round.record', place, { productId: task.productId });
    const violation = violationIn(task, rows, { asides, answer });
    if (violation) refuse(violation.code, `${place}.${violation.place}`, violation.details);
    const isRight =
      isSame(record.dropped, droppedIn(task, answer)) &&
      isSame(record.rights, rightsIn(task, answer));
    if (!isRight) refuse('round.record', place, { productId: task.productId });
    return answer;
  }

  /** Taken from the next record; who goes without must have a minimum that is not met yet. */
  excludedFrom({ task }: WholeShare, _sizes: readonly SizeShare[]): ReadonlySet<number> {
    const place = `groups[${String(this.next)}]`;
    const { dropped } = this.peek(place);
    dropped.forEach((at, nthDropped) => {
      const source = task.lines[at]?.source;
      if (!source || source.alreadyGrams >= source.minGrams) {
        refuse('round.record', `${place}.dropped[${String(nthDropped)}]`, { line: at });
      }
    });
    return new Set(dropped);
  }

  private peek(place: string): MarketRecord {
    return this.records[this.next] ?? refuse('round.record', place);
  }
}

interface Recorded {
  readonly asides: readonly SetAside[];
  readonly answer: MarketAnswer;
}

/**
 * What the certificate of a market finds. Where the pairs are too many for the memory, all of them are held
 * against the potentials, and the rest is proved on as many as leave no exchange out.
 */
function violationIn(task: MarketTask, rows: Rows, { asides, answer }: Recorded): Violation | null {
  if (rows.dense) {
    return certifyMarket(marketOf(task, rows.dense), termsOf(task, rows.dense, asides), answer);
  }
  const places = placesOf(task, asides);
  const { flows, fair } = answer;
  const used = [flows, fair?.flows ?? flows].flatMap(({ lot, line }) =>
    [...lot].map((from, flow) => ({ lot: from, line: line[flow] as number })),
  );
  const sparse = SparsePairs.cheapest(rows, task.lines.length, [...used, ...places]);
  const market = marketOf(task, sparse.toPairs());
  const found = addMissingPairs({ market, answer, asides: places }, rows, sparse);
  const isDearEnough =
    isSame([...found.lotPotential], [...answer.lotPotential]) &&
    isSame([...found.linePotential], [...answer.linePotential]);
  if (!isDearEnough) return { code: 'potential.below-zero', place: 'potentials', details: {} };
  const pairs = sparse.toPairs();
  return certifyMarket(marketOf(task, pairs), termsOf(task, pairs, asides), answer);
}

function isOfTask(record: MarketRecord, task: MarketTask): boolean {
  const { lots, lines, terms } = task;
  return (
    record.productId === task.productId &&
    record.step === task.step &&
    record.unitGrams === task.unitGrams &&
    isSame(
      record.lotIds,
      lots.map((lot) => lot.source.id),
    ) &&
    isSame(
      record.lineIds,
      lines.map((line) => line.source.id),
    ) &&
    isSame(
      record.debts,
      terms.map((it) => it.debt),
    ) &&
    isSame(
      record.floors,
      terms.map((it) => it.floor),
    )
  );
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** The record as columns; refuses what no column of a market of this size can hold. */
function answerIn(record: MarketRecord, { lots, lines }: MarketTask, place: string): MarketAnswer {
  const { fair } = record;
  const flowsIn = ({ lot, line, units }: RecordFlows, name: string): MarketFlows => ({
    lot: placesIn(lot, lots.length, `${place}.${name}.lot`),
    line: placesIn(line, lines.length, `${place}.${name}.line`),
    units: Float64Array.from(units),
  });
  return {
    lotUnits: Float64Array.from(record.lotUnits),
    lineUnits: Float64Array.from(record.lineUnits),
    flows: flowsIn(record.flows, 'flows'),
    segments: record.segments.map((it, at) => ({
      levelUnits: it.levelUnits,
      levelFamilies: it.levelFamilies,
      lots: placesIn(it.lots, lots.length, `${place}.segments[${String(at)}].lots`),
      lines: placesIn(it.lines, lines.length, `${place}.segments[${String(at)}].lines`),
    })),
    lotPotential: Float64Array.from(record.potentials.lot),
    linePotential: Float64Array.from(record.potentials.line),
    fair: fair && {
      lineUnits: Float64Array.from(fair.lineUnits),
      flows: flowsIn(fair.flows, 'fair.flows'),
    },
    fallen: placesIn(record.fallen, lines.length, `${place}.fallen`),
  };
}

function placesIn(places: readonly number[], count: number, place: string): Int32Array {
  return Int32Array.from(places, (_, at) => {
    const it = nth(places, at);
    const isPlace = Number.isInteger(it) && it >= 0 && it < count;
    return isPlace ? it : refuse('answer.place', `${place}[${String(at)}]`, { told: it });
  });
}
