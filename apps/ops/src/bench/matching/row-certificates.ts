import { certifyMarket, type Market, type MarketAnswer, shareMarket } from '#core/matching';
import { at, Chance } from '../../scenarios/chance';
import { type InstanceShape, makeInstance, marketsOfInstance } from './instance';
import { inMs, median, RUNS, tell, userCpu } from './measure';

const MUTATIONS_EACH = 4;
const TERMS = { tolerancePermille: 0 };

/** Row 6, second part: certificates accept what is right, refuse one wrong unit, and cost little. */
export async function rowCertificates(say: (line: string) => void): Promise<void> {
  const shape: InstanceShape = { size: 50_000, products: 120, pairs: 1_650_000 };
  const markets = marketsOfInstance(makeInstance(shape));
  const answers = markets.map((market) => shareMarket(market, TERMS));
  const solving = medianOf(() => markets.map((market) => shareMarket(market, TERMS)));
  let accepted = 0;
  const certifying = medianOf(() => {
    const verdicts = markets.map((market, nth) => certifyMarket(market, TERMS, at(answers, nth)));
    accepted = verdicts.filter((verdict) => verdict === null).length;
  });
  const line = { row: 6, ours: '', peer: '', unit: '%' };
  const share = { what: 'certificates, share of the CPU of solving at 50,000', atMost: 25 };
  say(
    tell({
      ...line,
      what: share.what,
      ours: inMs(certifying),
      peer: `solving ${inMs(solving)}`,
      value: (100 * certifying) / solving,
      reach: share,
    }),
  );
  const right = (100 * accepted) / markets.length;
  const what = `right answers accepted: ${accepted} of ${markets.length}`;
  say(tell({ ...line, what, value: right, reach: { atLeast: 100 } }));
  const { tried, refused } = mutate(markets, answers);
  const wrong = (100 * refused) / tried;
  const mutations = `answers wrong by one unit refused: ${refused} of ${tried}`;
  say(tell({ ...line, what: mutations, value: wrong, reach: { atLeast: 100 } }));
  return Promise.resolve();
}

function medianOf(work: () => unknown): number {
  work();
  return median(Array.from({ length: RUNS }, () => userCpu(work).ms));
}

function mutate(
  markets: readonly Market[],
  answers: readonly MarketAnswer[],
): { tried: number; refused: number } {
  const chance = new Chance(2);
  let tried = 0;
  let refused = 0;
  markets.forEach((market, nth) => {
    for (let count = 0; count < MUTATIONS_EACH; count += 1) {
      const isShift = count % 2 === 0;
      const wrong = isShift
        ? withUnitElsewhere(market, at(answers, nth), chance)
        : withoutUnit(at(answers, nth), chance);
      if (wrong === null) continue;
      tried += 1;
      if (certifyMarket(market, TERMS, wrong) !== null) refused += 1;
    }
  });
  return { tried, refused };
}

/** One unit less of one shipment, sums and all. */
function withoutUnit(answer: MarketAnswer, chance: Chance): MarketAnswer | null {
  const { lot, line, units } = answer.flows;
  const nth = chance.whole(0, units.length - 1);
  if ((units[nth] as number) < 2) return null;
  return {
    ...answer,
    lotUnits: changed(answer.lotUnits, lot[nth] as number, -1),
    lineUnits: changed(answer.lineUnits, line[nth] as number, -1),
    flows: { lot, line, units: changed(units, nth, -1) },
  };
}

/** One unit of a lot goes to the next line that it serves rather than to this one, sums and all. */
function withUnitElsewhere(
  { lots }: Market,
  answer: MarketAnswer,
  chance: Chance,
): MarketAnswer | null {
  const { lot, line, units } = answer.flows;
  const begun = chance.whole(0, Math.max(0, units.length - 2));
  for (let nth = begun; nth + 1 < units.length && nth < begun + lots.count; nth += 1) {
    if (lot[nth] !== lot[nth + 1] || (units[nth] as number) < 2) continue;
    const taken = changed(answer.lineUnits, line[nth] as number, -1);
    return {
      ...answer,
      lineUnits: changed(taken, line[nth + 1] as number, 1),
      flows: { lot, line, units: changed(changed(units, nth, -1), nth + 1, 1) },
    };
  }
  return null;
}

function changed(column: Float64Array, place: number, by: number): Float64Array {
  const copy = column.slice();
  copy[place] = (copy[place] as number) + by;
  return copy;
}
