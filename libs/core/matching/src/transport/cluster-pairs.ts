import type { MarketPairs } from '../network/market';
import type { Clusters } from './clusters';

/**
 * One pair for all pairs between two clusters: the cheapest inside a cluster, half way from the cheapest to the mean
 * between two (what is used is rather cheap, but not all can be). Lines of a row in no order.
 */
export function clusterPairs(pairs: MarketPairs, clusters: Clusters): MarketPairs {
  const { count, ofLine } = clusters;
  const { members, first } = membersOf(clusters);
  const found = new Found(count);
  const start = new Int32Array(count + 1);
  for (let cluster = 0; cluster < count; cluster += 1) {
    const begun = found.count;
    const end = first[cluster + 1] as number;
    for (let nth = first[cluster] as number; nth < end; nth += 1) {
      addRow(found, pairs, { lot: members[nth] as number, ofLine, begun });
    }
    found.settle(cluster, begun);
    start[cluster + 1] = found.count;
  }
  return {
    start,
    line: found.line.slice(0, found.count),
    cost: found.least.slice(0, found.count),
  };
}

/** The lots of each cluster, one cluster after the other. */
function membersOf({ count, ofLot }: Clusters): { members: Int32Array; first: Int32Array } {
  const first = new Int32Array(count + 1);
  for (const cluster of ofLot) {
    if (cluster >= 0) first[cluster + 1] = (first[cluster + 1] as number) + 1;
  }
  for (let at = 0; at < count; at += 1) {
    first[at + 1] = (first[at + 1] as number) + (first[at] as number);
  }
  const next = first.slice();
  const members = new Int32Array(first[count] as number);
  ofLot.forEach((cluster, lot) => {
    if (cluster < 0) return;
    members[next[cluster] as number] = lot;
    next[cluster] = (next[cluster] as number) + 1;
  });
  return { members, first };
}

/** Columns that grow: lines, cheapest costs, sums and numbers of costs; and where each line stands. */
class Found {
  count = 0;
  line = new Int32Array(1_024);
  least = new Float64Array(1_024);
  sum = new Float64Array(1_024);
  number = new Int32Array(1_024);
  /** The place of each line, right only if it lies in the row that is being built. */
  readonly place: Int32Array;

  constructor(clusters: number) {
    this.place = new Int32Array(clusters);
  }

  grow(): void {
    const twice = this.line.length * 2;
    const grown = { line: this.line, least: this.least, sum: this.sum, number: this.number };
    this.line = new Int32Array(twice);
    this.line.set(grown.line);
    this.least = new Float64Array(twice);
    this.least.set(grown.least);
    this.sum = new Float64Array(twice);
    this.sum.set(grown.sum);
    this.number = new Int32Array(twice);
    this.number.set(grown.number);
  }

  /** Turns what was found for a row into its costs. */
  settle(cluster: number, begun: number): void {
    for (let at = begun; at < this.count; at += 1) {
      if (this.line[at] === cluster) continue;
      const mean = (this.sum[at] as number) / (this.number[at] as number);
      this.least[at] = Math.floor((mean + (this.least[at] as number)) / 2);
    }
  }
}

function addRow(
  found: Found,
  pairs: MarketPairs,
  { lot, ofLine, begun }: { lot: number; ofLine: Int32Array; begun: number },
): void {
  const end = pairs.start[lot + 1] as number;
  const { place } = found;
  for (let pair = pairs.start[lot] as number; pair < end; pair += 1) {
    const cluster = ofLine[pairs.line[pair] as number] as number;
    if (cluster < 0) continue;
    const cost = pairs.cost[pair] as number;
    const at = place[cluster] as number;
    if (at >= begun && at < found.count && found.line[at] === cluster) {
      found.sum[at] = (found.sum[at] as number) + cost;
      found.number[at] = (found.number[at] as number) + 1;
      if (cost < (found.least[at] as number)) found.least[at] = cost;
      continue;
    }
    if (found.count === found.line.length) found.grow();
    place[cluster] = found.count;
    found.line[found.count] = cluster;
    found.least[found.count] = cost;
    found.sum[found.count] = cost;
    found.number[found.count] = 1;
    found.count += 1;
  }
}
