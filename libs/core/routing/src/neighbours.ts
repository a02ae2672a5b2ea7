import type { Load, Model } from './model';
import type { RoutingProblem } from './problem';

const NEIGHBOURS_MAX = 80;
const METRES_PER_DEGREE = 111_195;

/**
 * For each load the numbers of those that lie near it at both ends, nearest first, itself left out.
 * As the crow flies, or by the matrix there and back. O(loads² ) in time, O(loads) in space.
 */
export function neighboursOf(model: Model, travel: RoutingProblem['travel']): Int32Array[] {
  const apart = travel.kind === 'matrix' ? byMatrix(model) : asTheCrowFlies(model);
  const count = Math.min(NEIGHBOURS_MAX, Math.max(0, model.loads.length - 1));
  return model.loads.map((load) => nearest(model.loads, load, { count, apart }));
}

type Apart = (one: Load, other: Load) => number;

function byMatrix({ roads }: Model): Apart {
  const bothWays = (a: number, b: number): number => roads.metres(a, b) + roads.metres(b, a);
  return (one, other) =>
    bothWays(one.pickup.node, other.pickup.node) + bothWays(one.delivery.node, other.delivery.node);
}

function asTheCrowFlies({ loads, roads }: Model): Apart {
  const flat = new Float64Array(loads.length * 4);
  for (const { index, pickup, delivery } of loads) {
    for (const [end, node] of [pickup.node, delivery.node].entries()) {
      const { latitude, longitude } = roads.siteOf(node);
      const shrink = Math.cos((latitude * Math.PI) / 180);
      flat[index * 4 + end * 2] = longitude * shrink * METRES_PER_DEGREE;
      flat[index * 4 + end * 2 + 1] = latitude * METRES_PER_DEGREE;
    }
  }
  const gap = (a: number, b: number): number => {
    const east = (flat[a] ?? 0) - (flat[b] ?? 0);
    const north = (flat[a + 1] ?? 0) - (flat[b + 1] ?? 0);
    return Math.sqrt(east * east + north * north);
  };
  return (one, other) =>
    gap(one.index * 4, other.index * 4) + gap(one.index * 4 + 2, other.index * 4 + 2);
}

/** Keeps the best so far in rising order; most of the others are refused at the first comparison. */
function nearest(
  loads: readonly Load[],
  load: Load,
  { count, apart }: { readonly count: number; readonly apart: Apart },
): Int32Array {
  const gaps = new Float64Array(count).fill(Infinity);
  const indexes = new Int32Array(count).fill(-1);
  for (const other of loads) {
    if (other === load) continue;
    const gap = apart(load, other);
    if (gap >= (gaps[count - 1] ?? -1)) continue;
    let place = count - 1;
    while (place > 0 && (gaps[place - 1] ?? 0) > gap) {
      gaps[place] = gaps[place - 1] ?? 0;
      indexes[place] = indexes[place - 1] ?? -1;
      place -= 1;
    }
    gaps[place] = gap;
    indexes[place] = other.index;
  }
  return indexes;
}
