import { DELIVERED, PICKED_UP, type EngineProblem } from './engine-problem';

/** Beyond so many places the shortest ways cost more time than they save. */
const PLACES_MAX = 1600;

/**
 * Narrows windows by each other, where goods are picked up and delivered on the way: nobody delivers
 * before the shortest way there is driven, nor picks up what would come too late. No plan is lost by it,
 * as the shortest way is sought by any number of places between; places that cannot do are seen sooner.
 * O(requests × places²) at worst, and far less, as a search ends where the delivery is reached.
 */
export function tightenWindows(problem: EngineProblem): void {
  if (problem.locations > PLACES_MAX || problem.vehicles === 0) return;
  const { requests, ends, location, early, late, handling, tolerance } = problem;
  const ways = new ShortestWay(problem);
  for (let request = 0; request < requests; request += 1) {
    if (ends[request] !== PICKED_UP + DELIVERED) continue;
    const [pickup, delivery] = [2 * request, 2 * request + 1];
    const least =
      (handling[pickup] as number) +
      ways.secondsOf(location[pickup] as number, location[delivery] as number);
    early[delivery] = Math.max(
      early[delivery] as number,
      (early[pickup] as number) + least - tolerance,
    );
    late[pickup] = Math.min(late[pickup] as number, (late[delivery] as number) - least + tolerance);
  }
}

/** The shortest way by any of the road tables, over any places (Dijkstra 1959). */
class ShortestWay {
  private readonly reached: Float64Array;
  private readonly isSettled: Uint8Array;

  constructor(private readonly problem: EngineProblem) {
    this.reached = new Float64Array(problem.locations);
    this.isSettled = new Uint8Array(problem.locations);
  }

  secondsOf(from: number, to: number): number {
    const { reached, isSettled } = this;
    const { locations, roads } = this.problem;
    reached.fill(Infinity);
    isSettled.fill(0);
    reached[from] = 0;
    for (;;) {
      const place = this.nearest();
      if (place < 0 || place === to) return reached[to] as number;
      isSettled[place] = 1;
      const far = reached[place] as number;
      for (const { seconds } of roads) {
        const row = place * locations;
        for (let other = 0; other < locations; other += 1) {
          const through = far + (seconds[row + other] as number);
          if (through < (reached[other] as number)) reached[other] = through;
        }
      }
    }
  }

  private nearest(): number {
    const { reached, isSettled } = this;
    let [best, least] = [-1, Infinity];
    for (let place = 0; place < reached.length; place += 1) {
      if (isSettled[place] === 0 && (reached[place] as number) < least) {
        best = place;
        least = reached[place] as number;
      }
    }
    return best;
  }
}
