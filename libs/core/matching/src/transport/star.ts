/** What a tree is built for: units that leave each lot and enter each line, all of them above zero or unused. */
export interface TreeMargins {
  readonly lotUnits: Float64Array;
  readonly lineUnits: Float64Array;
  /** Units that lines may leave to the hub, in all; 0 without a tolerance. */
  readonly hubUnits: number;
  /** The most of each line that the hub may stand in for. */
  readonly hubRoom: Float64Array;
  /** Cost of the arcs between the root and every node, higher than any detour between lots and lines. */
  readonly rootCost: number;
}

/** The tree that every search begins with; its arrays are handed over, not copied. */
export interface Star {
  readonly hub: number;
  readonly firstLine: number;
  readonly root: number;
  /** −1 for the root and for nodes that stay out. */
  readonly parent: Int32Array;
  readonly flow: Float64Array;
  readonly potential: Float64Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly size: Int32Array;
  readonly last: Int32Array;
}

/** A star: every node hangs on the root. Nodes without units stay out, with a potential that repels. */
export function starOf({ lotUnits, lineUnits, hubUnits, rootCost }: TreeMargins): Star {
  const hub = lotUnits.length;
  const firstLine = hub + 1;
  const root = firstLine + lineUnits.length;
  const count = root + 1;
  const flow = new Float64Array(count);
  flow.set(lotUnits);
  flow[hub] = hubUnits;
  flow.set(lineUnits, firstLine);
  const star: Star = {
    ...{ hub, firstLine, root, flow },
    parent: new Int32Array(count).fill(-1),
    potential: new Float64Array(count),
    next: new Int32Array(count),
    previous: new Int32Array(count),
    size: new Int32Array(count).fill(1),
    last: Int32Array.from({ length: count }, (_, node) => node),
  };
  hangAll(star, rootCost);
  return star;
}

function hangAll(star: Star, rootCost: number): void {
  const { firstLine, root, parent, flow, potential, next, previous } = star;
  let last = root;
  let hanging = 1;
  for (let node = 0; node < root; node += 1) {
    const isLine = node >= firstLine;
    if ((flow[node] as number) === 0) {
      // Infinity as a lot, −Infinity as a line: no pair with this node is ever below zero.
      potential[node] = isLine ? -Infinity : Infinity;
      continue;
    }
    parent[node] = root;
    potential[node] = isLine ? rootCost : -rootCost;
    next[last] = node;
    previous[node] = last;
    last = node;
    hanging += 1;
  }
  next[last] = root;
  previous[root] = last;
  star.last[root] = last;
  star.size[root] = hanging;
}
