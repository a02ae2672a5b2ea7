import { DELIVERED, PICKED_UP, type EngineProblem, type EngineRoads } from './engine-problem';

/** Places that are near to each place, nearest first, and the tasks at each place. */
export interface Neighbours {
  readonly listStart: Int32Array;
  readonly list: Int32Array;
  readonly tasksStart: Int32Array;
  readonly tasksAt: Int32Array;
}

/** So many places near to each are known. */
const NEAR_MAX = 250;

/** Lists for each location the nearest that have tasks, there and back. O(locations² log). */
export function neighboursOf(problem: EngineProblem): Neighbours {
  const { locations, location, requests, ends } = problem;
  const tasksStart = new Int32Array(locations + 1);
  const isTask = (node: number): boolean =>
    ((ends[node >> 1] as number) & ((node & 1) === 0 ? PICKED_UP : DELIVERED)) !== 0;
  for (let node = 0; node < 2 * requests; node += 1) {
    if (isTask(node))
      tasksStart[(location[node] as number) + 1] =
        (tasksStart[(location[node] as number) + 1] as number) + 1;
  }
  for (let at = 0; at < locations; at += 1)
    tasksStart[at + 1] = (tasksStart[at + 1] as number) + (tasksStart[at] as number);
  const tasksAt = new Int32Array(tasksStart[locations] as number);
  const fill = tasksStart.slice();
  for (let node = 0; node < 2 * requests; node += 1) {
    if (!isTask(node)) continue;
    tasksAt[fill[location[node] as number] as number] = node;
    fill[location[node] as number] = (fill[location[node] as number] as number) + 1;
  }
  const busy: number[] = [];
  for (let at = 0; at < locations; at += 1)
    if ((tasksStart[at + 1] as number) > (tasksStart[at] as number)) busy.push(at);
  return { ...nearest(problem, busy), tasksStart, tasksAt };
}

function nearest(
  problem: EngineProblem,
  busy: readonly number[],
): Pick<Neighbours, 'listStart' | 'list'> {
  const { locations, roads } = problem;
  const width = Math.min(NEAR_MAX, busy.length);
  const listStart = new Int32Array(locations + 1);
  const list = new Int32Array(busy.length * width);
  // Distance and number in one key, so that numbers sort without asking back.
  const keys = new Float64Array(busy.length);
  const steps = stepsFor(problem, busy);
  let length = 0;
  let at = 0;
  for (let place = 0; place < locations; place += 1) {
    listStart[place] = length;
    if (busy[at] !== place) continue;
    at += 1;
    for (let other = 0; other < busy.length; other += 1) {
      const there = busy[other] as number;
      const far =
        ((roads[0] as EngineRoads).metres[place * locations + there] as number) +
        ((roads[0] as EngineRoads).metres[there * locations + place] as number);
      keys[other] = (there === place ? 0 : 1 + Math.floor(far * steps)) * locations + there;
    }
    keys.sort();
    for (let rank = 0; rank < width; rank += 1)
      list[length + rank] = (keys[rank] as number) % locations;
    length += width;
  }
  listStart[locations] = length;
  return { listStart, list };
}

/** Steps of a metre: fine enough to tell near from far, coarse enough to leave room for the number. */
function stepsFor({ locations, roads }: EngineProblem, busy: readonly number[]): number {
  let far = 1;
  for (const one of busy)
    far = Math.max(
      far,
      (roads[0] as EngineRoads).metres[(busy[0] ?? 0) * locations + one] as number,
    );
  return Math.min(1000, 2 ** 50 / (locations * 16 * far));
}
