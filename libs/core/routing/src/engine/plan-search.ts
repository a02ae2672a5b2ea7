import { assemblePlan } from '../assemble-plan';
import { costMinorOf } from '../describe-run';
import { lookupOf } from '../lookup';
import type { LowerBounds, PlanProgress, RoutingPlan } from '../plan';
import type { RoutingProblem } from '../problem';
import { layCurrent } from './lay-current';
import { layLocks } from './lay-locks';
import { halfWaysOf, lowerBoundsOf } from './lower-bounds';
import { numberProblem, type NumberedProblem } from './number-problem';
import { Search } from './search';
import type { Solution } from './solution';
import { State } from './state';
import { stopsOf } from './stops';

/** How long a search is to last in all; its cooling depends on it. */
export type SearchBudget =
  | { readonly rounds: number }
  | {
      readonly milliseconds: number;
      readonly now: () => number;
      /** When the budget began to run; now, when left out. */
      readonly startedAt?: number;
    };

/** How far to go now; what comes first stops. */
export interface SearchSlice {
  readonly rounds?: number;
  /** By the budget's clock. */
  readonly untilMs?: number;
}

/** The clock is asked after so many rounds. */
const ROUNDS_A_LOOK = 16;

/**
 * A search that goes on in slices, so that its caller can look, stop, and let several searches for the
 * same problem exchange what they found. Numbers are given alike in all of them: `best` of one can be
 * adopted by another. The same problem, seed, budget in rounds and slices give the same plan.
 */
export class PlanSearch {
  private readonly numbered: NumberedProblem;
  private readonly search: Search;
  private readonly startedAt: number;
  private readonly trace: PlanProgress[] = [];
  private traced: Solution | null = null;
  private desk: State | null = null;
  private halfWays: Float64Array | null = null;

  constructor(
    problem: RoutingProblem,
    seed: number,
    private readonly budget: SearchBudget,
  ) {
    this.startedAt = 'now' in budget ? (budget.startedAt ?? budget.now()) : 0;
    this.numbered = numberProblem(lookupOf(problem));
    this.search = new Search(this.numbered.engine, seed, (bench) => {
      layLocks(this.numbered, bench);
      layCurrent(this.numbered, bench);
    });
  }

  get rounds(): number {
    return this.search.rounds;
  }

  /** True when there is nothing that could be improved, or the budget is spent. */
  get isOver(): boolean {
    return !this.isPossible || this.spentAt('now' in this.budget ? this.budget.now() : 0) >= 1;
  }

  /** Improves for so many rounds, or until the clock says so; never beyond the budget. */
  run({ rounds = Infinity, untilMs = Infinity }: SearchSlice): void {
    const { budget, search } = this;
    const last = search.rounds + rounds;
    while (search.rounds < last && this.isPossible) {
      const moment = 'now' in budget ? budget.now() : 0;
      const spent = this.spentAt(moment);
      if (spent >= 1) return;
      const most = Math.min(last, search.rounds + ROUNDS_A_LOOK);
      while (search.rounds < most) {
        search.round('rounds' in budget ? search.rounds / budget.rounds : spent);
      }
      if (moment >= untilMs) return;
    }
  }

  /** The best plan so far as plain data, for another search of the same problem. */
  best(): Solution {
    return this.search.best;
  }

  /** Goes on from another search's best, if that is better. */
  adopt(solution: Solution): void {
    this.search.adopt(solution);
  }

  /** True when the best is not in the trace yet. */
  get hasNews(): boolean {
    return this.search.best !== this.traced;
  }

  /** How good the best is; noted in the plan's trace when it got better since the last time. */
  look(milliseconds: number | null): PlanProgress {
    const { best } = this.search;
    const { engine } = this.numbered;
    const state = this.laidOut(best);
    const left = best.absent + this.numbered.refused.size;
    const progress: PlanProgress = {
      iteration: this.rounds,
      iterationsMax: 'rounds' in this.budget ? this.budget.rounds : null,
      servedShipments: engine.orders - left,
      unservedShipments: left,
      vehicles: best.used,
      metres: state.metres.reduce((sum, it) => sum + it, 0),
      costMinor: this.costOf(state),
      milliseconds,
    };
    if (best !== this.traced) this.trace.push(progress);
    this.traced = best;
    return { ...progress, lowerBounds: this.lowerBounds(state) };
  }

  /** The best plan as people read it. */
  plan(): RoutingPlan {
    const { numbered } = this;
    const state = this.laidOut(this.search.best);
    const runs = numbered.vehicles.map(({ id }, vehicle) => ({
      vehicleId: id,
      stops: stopsOf(numbered, state, vehicle),
    }));
    const refused = new Map(
      [...numbered.refused].map(([order, reason]) => [numbered.shipments[order]?.id ?? '', reason]),
    );
    return assemblePlan(numbered.lookup, {
      ...{ runs, refused, iterations: this.rounds, trace: this.trace },
      lowerBounds: this.lowerBounds(state),
    });
  }

  private get isPossible(): boolean {
    const { requests, vehicles } = this.numbered.engine;
    return requests > 0 && vehicles > 0;
  }

  /** The share of the budget that is spent, from 0 to 1 and beyond. */
  private spentAt(moment: number): number {
    const { budget } = this;
    if ('rounds' in budget) return budget.rounds === 0 ? 1 : this.rounds / budget.rounds;
    return (moment - this.startedAt) / Math.max(1e-9, budget.milliseconds);
  }

  private lowerBounds(state: State): LowerBounds {
    this.halfWays ??= halfWaysOf(this.numbered.engine);
    return lowerBoundsOf(this.numbered, state, this.halfWays);
  }

  private laidOut(solution: Solution): State {
    this.desk ??= new State(this.numbered.engine);
    this.desk.restore(solution.next, solution.altOf);
    return this.desk;
  }

  private costOf(state: State): number {
    return this.numbered.vehicles.reduce((sum, vehicle, number) => {
      if (state.tasks[number] === 0) return sum;
      return (
        sum + costMinorOf(vehicle, state.metres[number] as number, state.seconds[number] as number)
      );
    }, 0);
  }
}
