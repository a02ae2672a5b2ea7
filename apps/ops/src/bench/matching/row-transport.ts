import type { InstanceShape } from './instance';
import {
  type Lemon,
  type LemonFigures,
  type LemonProblem,
  type LemonWay,
  openLemon,
} from './lemon';
import { inMs, RUNS, tell } from './measure';
import { measureTransport, pairsOf, transportProblems } from './transport-problems';

type Say = (line: string) => void;

interface Race {
  readonly row: number;
  readonly shape: InstanceShape;
  readonly atMost: number;
  /** LEMON's ways, the best of which counts, and how often each runs. */
  readonly ways: readonly (readonly [LemonWay, number])[];
}

const NETWORK_SIMPLEX: Race['ways'] = [['network-simplex', RUNS]];

/** Row 1: S3 of 120 products at 50,000 lots and lines, against LEMON's network simplex. */
export async function rowLarge(say: Say): Promise<void> {
  await race(say, [
    {
      row: 1,
      shape: { size: 50_000, products: 120, pairs: 1_650_000 },
      atMost: 1.2,
      ways: NETWORK_SIMPLEX,
    },
  ]);
}

/** Row 2: S3 with all pairs. */
export async function rowAllPairs(say: Say): Promise<void> {
  const all = { products: 80, pairs: 'all' } as const;
  await race(say, [
    { row: 2, shape: { size: 10_000, ...all }, atMost: 1.5, ways: NETWORK_SIMPLEX },
    { row: 2, shape: { size: 20_000, ...all }, atMost: 1.5, ways: NETWORK_SIMPLEX },
  ]);
}

/** Row 3: one product of 50,000 lots and lines. Cost scaling runs once, since it takes so long. */
export async function rowOneProduct(say: Say): Promise<void> {
  await race(say, [
    {
      row: 3,
      shape: { size: 50_000, products: 1, pairs: 1_650_000 },
      atMost: 2,
      ways: [
        ['network-simplex', RUNS],
        ['cost-scaling', 1],
      ],
    },
  ]);
}

function race(say: Say, races: readonly Race[]): Promise<void> {
  const lemon = openLemon(say);
  try {
    for (const each of races) runRace(say, lemon, each);
  } finally {
    lemon?.close();
  }
  return Promise.resolve();
}

function runRace(say: Say, lemon: Lemon | null, { row, shape, atMost, ways }: Race): void {
  const problems = transportProblems(shape);
  const ours = measureTransport(problems);
  const peers = lemon ? ways.flatMap(([way, runs]) => lemon.run(problems, [way], runs)) : [];
  const best = Math.min(...peers.map((peer) => peer.ms));
  const what = `S3 ${nameOf(shape, problems)}`;
  const peer = peers.map((each) => `${shortOf(each.way)} ${inMs(each.ms)}`).join(', ');
  const value = peers.length > 0 ? ours.ms / best : NaN;
  say(tell({ row, what, ours: inMs(ours.ms), peer, value, reach: { atMost } }));
  tellGap(say, what, ours.objective, peers);
}

/** Row 6, first part: nobody may find anything cheaper, nor we anything dearer. */
function tellGap(say: Say, what: string, ours: bigint, peers: readonly LemonFigures[]): void {
  for (const { way, objective } of peers) {
    say(
      tell({
        row: 6,
        what: `cost above ${way}: ${what}`,
        ours: String(ours),
        peer: String(objective),
        value: Number(ours - objective),
        reach: { atMost: 0 },
        unit: '',
      }),
    );
  }
}

export function nameOf({ size, products }: InstanceShape, problems: LemonProblem[]): string {
  const pairs = `${Math.round(pairsOf(problems) / 1_000).toLocaleString('en')} k pairs`;
  return `${size.toLocaleString('en')} × ${products} products, ${pairs}`;
}

function shortOf(way: LemonWay): string {
  return way === 'network-simplex' ? 'LEMON NS' : way === 'cost-scaling' ? 'CS' : 'preflow';
}
