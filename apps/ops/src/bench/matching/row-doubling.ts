import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { coverFairly, leastTransport, placeMost } from '#core/matching';
import { at } from '../../scenarios/chance';
import { makeInstance, marketsOfInstance } from './instance';
import { inMs, tell, userCpu, warmMedian } from './measure';
import { measureTransport, transportProblems } from './transport-problems';

const SIZE = 50_000;
const PAIRS = 1_650_000;

interface Grown {
  readonly leximinMs: number;
  readonly transportMs: number;
  /** What the largest product holds while it is solved: market, margins, work and answer. */
  readonly bytes: number;
  readonly bytesPerPair: number;
}

/** Row 8: what doubling lots, lines and pairs of the same products costs. */
export async function rowDoubling(say: (line: string) => void): Promise<void> {
  const once = measure(1);
  const twice = measure(2);
  const from = `at ${SIZE.toLocaleString('en')}, twice that`;
  const told = (what: string, key: 'leximinMs' | 'transportMs', atMost: number): void => {
    const [ours, peer] = [inMs(twice[key]), inMs(once[key])];
    const value = twice[key] / once[key];
    say(tell({ row: 8, what: `${what} ${from}`, ours, peer, value, reach: { atMost } }));
  };
  told('leximin, both sides,', 'leximinMs', 3);
  told('S3', 'transportMs', 4.5);
  say(
    tell({
      row: 8,
      what: `memory of S3's largest product ${from}`,
      ours: inMb(twice.bytes),
      peer: inMb(once.bytes),
      value: twice.bytes / once.bytes,
      reach: { atMost: 2.2 },
    }),
  );
  const value = Math.max(once.bytesPerPair, twice.bytesPerPair);
  const what = 'memory of S3 for each pair of the largest product';
  say(tell({ row: 8, what, ours: '', peer: '', value, reach: { atMost: 45 }, unit: 'B' }));
  return Promise.resolve();
}

function measure(times: number): Grown {
  const shape = { size: SIZE * times, products: 120, pairs: PAIRS * times };
  const leximinMs = leximinOf(shape);
  const { ms: transportMs } = measureTransport(transportProblems(shape));
  return { leximinMs, transportMs, ...memoryOf(shape) };
}

function leximinOf(shape: Parameters<typeof makeInstance>[0]): number {
  const markets = marketsOfInstance(makeInstance(shape));
  return warmMedian(() =>
    markets.reduce(
      (sum, market) => sum + userCpu(() => [placeMost(market), coverFairly(market)]).ms,
      0,
    ),
  );
}

/** Looks at what is held at every signal and at the end, above what was held before the market was built. */
function memoryOf(
  shape: Parameters<typeof makeInstance>[0],
): Pick<Grown, 'bytes' | 'bytesPerPair'> {
  const market = makeInstance(shape).market(0);
  const lotUnits = placeMost(market);
  const { lineUnits } = coverFairly(market);
  const pairs = market.pairs.line.length;
  const before = held();
  let most = before;
  const look = (): void => {
    most = Math.max(most, held());
  };
  const answer = leastTransport(market, {
    lotUnits,
    low: lineUnits,
    high: lineUnits,
    signal: look,
  });
  look();
  const given = 12 * pairs + 8 * (market.lots.count + market.lines.count) * 2;
  const bytes = most - before + given;
  return { bytes: at([bytes], answer.lot.length > 0 ? 0 : 1), bytesPerPair: bytes / pairs };
}

/** Bytes that cannot be let go. */
function held(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function inMb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
