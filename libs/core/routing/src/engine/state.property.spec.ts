import fc from 'fast-check';
import { aWholeProblem } from '../../spec/a-whole-problem';
import { randomOf } from '../../spec/random';
import { evaluateStops } from '../evaluate-run';
import { lookupOf } from '../lookup';
import { numberProblem, type NumberedProblem } from './number-problem';
import { PlaceSearch } from './place-search';
import { SlowCheck } from './slow-check';
import { State } from './state';
import { stopsOf } from './stops';
import { Workbench } from './workbench';

const anyBench = fc.integer({ min: 0, max: 1_000_000 }).map((seed) => {
  const problem = { ...aWholeProblem(seed), locks: {} };
  const numbered = numberProblem(lookupOf(problem));
  return { numbered, bench: new Workbench(numbered.engine, seed), random: randomOf(seed) };
});

describe('a state that changes and takes back', () => {
  it('equals a full evaluation after every insertion, removal and roll-back', () => {
    fc.assert(
      fc.property(anyBench, ({ numbered, bench, random }) => {
        const { state, recreator, ruiner, problem } = bench;
        for (let step = 0; step < 30; step += 1) {
          const before = pictureOf(state);
          state.begin();
          const order = random.below(problem.orders);
          if ((state.altOf[order] ?? -1) >= 0) ruiner.removeOrder(order);
          else if (state.isInBank(order)) recreator.insertOrder(order);
          if (!bench.settle() || random.below(3) === 0) {
            state.rollBack();
            expect(pictureOf(state)).toEqual(before);
          }
          expect(pictureOf(state)).toEqual(pictureOf(freshCopy(state)));
          expectRunsToHold(numbered, state);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('finds the cheapest of all places', () => {
    fc.assert(
      fc.property(anyBench, ({ bench, random }) => {
        const { state, recreator, problem } = bench;
        for (let order = 0; order < problem.orders; order += 2) recreator.insertOrder(order);
        const places = new PlaceSearch(state);
        for (let tries = 0; tries < 20; tries += 1) {
          const request = random.below(Math.max(1, problem.requests));
          const vehicle = random.below(problem.vehicles);
          if (problem.ends[request] !== 3 || state.vehicleOf(request) >= 0) continue;
          places.find(request, vehicle);
          const best = cheapestByTrying(state, request, vehicle);
          if (best === Infinity) expect(places.cost).toBe(Infinity);
          else expect(places.cost).toBeCloseTo(best, 4);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Every run keeps its rules, and lasts and measures what the evaluator says. */
function expectRunsToHold(numbered: NumberedProblem, state: State): void {
  for (const [vehicle, source] of numbered.vehicles.entries()) {
    if (state.tasks[vehicle] === 0) continue;
    const stops = stopsOf(numbered, state, vehicle);
    const { run, conflicts } = evaluateStops(numbered.lookup, source, stops);
    expect(conflicts).toEqual([]);
    expect(state.metres[vehicle]).toBeCloseTo(run.metres, 4);
  }
}

function freshCopy(state: State): State {
  const copy = new State(state.problem);
  copy.restore(state.next, state.altOf);
  return copy;
}

/** Everything that is derived from which node comes behind which. */
function pictureOf(state: State): unknown {
  const { problem } = state;
  const runs = Array.from({ length: problem.vehicles }, (_, vehicle) => {
    const start = state.startOf(vehicle);
    const nodes = [start, ...state.nodesOf(vehicle)];
    const line = state.lineOf(vehicle);
    return {
      nodes,
      done: nodes.map((_, at) => line.done[at]),
      latest: nodes.slice(1).map((_, at) => line.latest[at + 1]),
      loads: line.loads.map((load) => nodes.map((_, at) => load[at])),
      cost: state.cost[vehicle],
      metres: state.metres[vehicle],
      tasks: state.tasks[vehicle],
    };
  });
  return {
    runs,
    absent: state.absent,
    absentPriority: state.absentPriority,
    used: state.used,
    stops: state.stops,
    served: [...state.altOf],
    stored: [...state.stored, ...state.coldStored],
  };
}

/** What the cheapest place costs, found by laying out every pair of places. */
function cheapestByTrying(state: State, request: number, vehicle: number): number {
  const { problem } = state;
  const vehicleClass = problem.classOf[vehicle] ?? 0;
  const nodes = state.nodesOf(vehicle);
  const trial = freshCopy(state);
  const slow = new SlowCheck(trial);
  const costOf = (): number => {
    const { stepCost, length } = trial.lineOf(vehicle);
    return stepCost.subarray(0, length - 1).reduce((sum, it) => sum + it, 0);
  };
  const before = costOf();
  const use = problem.useCost[vehicleClass] ?? 0;
  let best = Infinity;
  for (let from = 0; from <= nodes.length; from += 1) {
    for (let to = from; to <= nodes.length; to += 1) {
      const longer = [...nodes.slice(0, from), 2 * request, ...nodes.slice(from, to)];
      trial.layRun(vehicle, [...longer, 2 * request + 1, ...nodes.slice(to)]);
      const holds = trial.recompute(vehicle) && slow.holds(vehicle);
      const added = nodes.length === 0 ? costOf() + use : costOf() - before;
      if (holds) best = Math.min(best, added);
    }
  }
  return best;
}
