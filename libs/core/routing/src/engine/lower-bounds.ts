import type { LowerBounds } from '../plan';
import { DELIVERED, PICKED_UP, type EngineProblem } from './engine-problem';
import type { NumberedProblem } from './number-problem';
import type { State } from './state';

/**
 * What no plan that serves the same shipments can undercut. True, not tight.
 *
 * Vehicles: at some moment, what must be on board somewhere exceeds what so many can hold. Way: every
 * place where something is handled is reached from another place and left for another; each road
 * counts half at both its ends. Cost: the cheapest metres of them, and the cheapest use of the vehicles.
 * O(shipments log), given the half ways.
 */
export function lowerBoundsOf(
  { engine, vehicles }: NumberedProblem,
  state: State,
  halfWays: Float64Array,
): LowerBounds {
  if (state.used === 0) return { vehicles: 0, metres: 0, costMinor: 0 };
  const least = Math.max(1, byLoad(engine, state));
  const metres = byPlaces(engine, state, halfWays);
  const cheapest = (price: (it: (typeof vehicles)[number]) => number): number =>
    vehicles.reduce((low, it) => Math.min(low, price(it)), Infinity);
  const perKm = cheapest((it) => it.costPerKmMinor);
  const perUse = cheapest((it) => it.costPerUseMinor);
  // Each run's cost is rounded in its two parts, by half a unit at most; no plan has more runs than vehicles.
  const rounding = engine.vehicles;
  const cost = Math.floor((metres * perKm) / 1000 + least * perUse - rounding);
  return { vehicles: least, metres, costMinor: Math.max(least * perUse, cost, 0) };
}

/** Loads that are on board at the same moment whatever the plan, over what one vehicle holds at most. */
function byLoad(engine: EngineProblem, state: State): number {
  let least = 1;
  for (const dimension of [0, 1, 2] as const) {
    const largest = engine.capacities[dimension].reduce((high, it) => Math.max(high, it), 0);
    if (largest === 0) continue;
    const changes: (readonly [number, number])[] = [];
    for (let order = 0; order < engine.orders; order += 1) {
      const only = engine.altStart[order] as number;
      const isDirect =
        (engine.altStart[order + 1] as number) - only === 1 &&
        (engine.altSecond[only] as number) < 0;
      if ((state.altOf[order] as number) < 0 || !isDirect) continue;
      const request = engine.altFirst[only] as number;
      if (engine.ends[request] !== PICKED_UP + DELIVERED) continue;
      const from = (engine.late[2 * request] as number) + (engine.handling[2 * request] as number);
      const to = engine.early[2 * request + 1] as number;
      const size = engine.sizes[dimension][request] as number;
      if (from < to) changes.push([from, size], [to, -size]);
    }
    changes.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    let onBoard = 0;
    for (const [, size] of changes) {
      onBoard += size;
      least = Math.max(least, Math.ceil(onBoard / largest - 1e-9));
    }
  }
  return least;
}

function byPlaces(engine: EngineProblem, state: State, halfWays: Float64Array): number {
  const { locations, location } = engine;
  const isVisited = new Uint8Array(locations);
  let sum = 0;
  const visit = (node: number): void => {
    const place = location[node] as number;
    if (isVisited[place] === 0) sum += halfWays[place] as number;
    isVisited[place] = 1;
  };
  for (let order = 0; order < engine.orders; order += 1) {
    const only = engine.altStart[order] as number;
    // A shipment that may go another way need not visit the places of this one.
    if ((state.altOf[order] as number) < 0 || (engine.altStart[order + 1] as number) - only !== 1)
      continue;
    for (const request of [engine.altFirst[only] as number, engine.altSecond[only] as number]) {
      if (request < 0) continue;
      if (((engine.ends[request] as number) & PICKED_UP) !== 0) visit(2 * request);
      if (((engine.ends[request] as number) & DELIVERED) !== 0) visit(2 * request + 1);
    }
  }
  return Math.floor(sum * (1 - 1e-12));
}

/**
 * Per place half the shortest way in and half the shortest way out, from and to anywhere a vehicle may
 * be. O(places²).
 */
export function halfWaysOf({ locations, location, roads }: EngineProblem): Float64Array {
  const places = [...new Set(location)];
  const halves = new Float64Array(locations);
  for (const place of places) {
    let [into, out] = [Infinity, Infinity];
    for (const { metres, metresInto } of roads) {
      const row = place * locations;
      for (const other of places) {
        if (other === place) continue;
        if ((metresInto[row + other] as number) < into) into = metresInto[row + other] as number;
        if ((metres[row + other] as number) < out) out = metres[row + other] as number;
      }
    }
    halves[place] = into === Infinity ? 0 : (into + out) / 2;
  }
  return halves;
}
