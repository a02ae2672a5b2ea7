import type { MarketPairs } from '../network/market';
import { clusterPairs } from './cluster-pairs';
import { type Clusters, clustersOf } from './clusters';
import type { TreeMargins } from './star';
import { rootCostOf } from './transport-promises';
import type { TransportTree } from './transport-tree';

/** Below so many nodes, or so few pairs of a lot, a guess costs more than it saves; with very many pairs, too. */
const NODES_MIN = 3_000;
const ROW_MIN = 40;
const ROW_MAX = 600;
/** A guess must not reach numbers that cannot be added up exactly. */
const ROOT_COST_MAX = 2 ** 48;

export interface TreeTask {
  readonly pairs: MarketPairs;
  readonly margins: TreeMargins;
  /** Lots and lines of the same place are one cluster of a finer market. */
  readonly areTwins?: boolean;
  readonly signal?: (() => void) | undefined;
}

/** A guess of the potentials: none of lots above 0, none of lines below 0. */
export interface Guess {
  readonly lot: Float64Array;
  readonly line: Float64Array;
  readonly hub: number;
}

/**
 * Guesses potentials from a market of clusters, which is solved first, by the same code. They only say in which order
 * pairs are worth trying: the answer is exact whatever they are, but large markets need a third fewer steps.
 */
export function startingPotentials(
  task: TreeTask,
  solve: (task: TreeTask) => TransportTree,
): Guess | null {
  const { pairs, margins, areTwins = false, signal } = task;
  const lots = margins.lotUnits.length;
  const nodes = lots + margins.lineUnits.length;
  const isWorth =
    nodes >= NODES_MIN &&
    pairs.line.length >= ROW_MIN * lots &&
    pairs.line.length <= ROW_MAX * lots &&
    margins.rootCost <= ROOT_COST_MAX;
  if (!isWorth) return null;
  const clusters = clustersOf(pairs, margins, areTwins);
  if (3 * clusters.count > nodes) return null;
  const between = clusterPairs(pairs, clusters);
  const tree = solve({
    pairs: between,
    margins: clusterMargins(between, margins, clusters),
    areTwins: true,
    signal,
  });
  const heights = tree.potential.subarray(tree.firstLine, tree.root);
  return guessFrom(pairs, margins, {
    line: heightsOf(clusters, heights),
    hub: tree.potential[tree.hub] as number,
  });
}

function clusterMargins(
  pairs: MarketPairs,
  { lotUnits, lineUnits, hubUnits, hubRoom }: TreeMargins,
  { count, ofLot, ofLine }: Clusters,
): TreeMargins {
  const sums = (units: Float64Array, of: Int32Array): Float64Array => {
    const found = new Float64Array(count);
    of.forEach((cluster, at) => {
      if (cluster >= 0) found[cluster] = (found[cluster] as number) + (units[at] as number);
    });
    return found;
  };
  return {
    lotUnits: sums(lotUnits, ofLot),
    lineUnits: sums(lineUnits, ofLine),
    hubUnits,
    hubRoom: sums(hubRoom, ofLine),
    rootCost: rootCostOf(pairs.cost, count, count),
  };
}

function heightsOf({ ofLine }: Clusters, heights: Float64Array): Float64Array {
  return Float64Array.from(ofLine, (cluster) =>
    cluster < 0 ? -Infinity : (heights[cluster] as number),
  );
}

/** Lots follow from lines: each as low as its best line allows. Then both are moved to their side of 0. */
function guessFrom(
  pairs: MarketPairs,
  { lotUnits }: TreeMargins,
  { line, hub }: { line: Float64Array; hub: number },
): Guess {
  const lot = new Float64Array(lotUnits.length);
  let highest = Number.isFinite(hub) ? hub : -Infinity;
  for (let from = 0; from < lot.length; from += 1) {
    let best = -Infinity;
    const end = pairs.start[from + 1] as number;
    for (let pair = pairs.start[from] as number; pair < end; pair += 1) {
      const height = (line[pairs.line[pair] as number] as number) - (pairs.cost[pair] as number);
      if (height > best) best = height;
    }
    lot[from] = best;
    if ((lotUnits[from] as number) > 0 && best > highest) highest = best;
  }
  const lowest = line.reduce(
    (least, each) => (each > -Infinity && each < least ? each : least),
    Infinity,
  );
  return {
    lot: lot.map((height) => height - highest),
    line: line.map((height) => height - lowest),
    hub: Number.isFinite(hub) ? hub - highest : 0,
  };
}
