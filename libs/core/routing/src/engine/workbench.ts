import type { EngineProblem } from './engine-problem';
import { Inserter } from './insertion';
import { neighboursOf } from './neighbours';
import { Random } from './random';
import { Recreator } from './recreate';
import { Ruiner } from './ruin';
import { SlowCheck } from './slow-check';
import { solutionOf, type Solution } from './solution';
import { State } from './state';

/** The tools of the search around one plan being worked on. */
export class Workbench {
  readonly state: State;
  readonly random: Random;
  readonly inserter: Inserter;
  readonly recreator: Recreator;
  readonly ruiner: Ruiner;
  readonly slow: SlowCheck;
  readonly isPinned: Uint8Array;

  constructor(
    readonly problem: EngineProblem,
    seed: number,
  ) {
    this.state = new State(problem);
    this.random = new Random(seed);
    const near = neighboursOf(problem);
    this.inserter = new Inserter(this.state, this.random, near);
    this.recreator = new Recreator(this.state, this.inserter, this.random);
    this.isPinned = new Uint8Array(problem.orders);
    this.ruiner = new Ruiner(this.state, this.random, near, this.isPinned);
    this.slow = new SlowCheck(this.state);
  }

  /** A node of a task, any one. */
  anyTask(): number {
    return this.random.below(2 * this.problem.requests);
  }

  /**
   * Takes something out around a node. False when a run breaks a rule by losing a stop, as it may
   * where the way round is shorter than the straight one: then all is to be taken back.
   */
  ruin(seed: number): boolean {
    this.ruiner.ruinAround(seed);
    return this.settle();
  }

  /** Figures anew of all runs touched; false when one of them breaks a rule. */
  settle(): boolean {
    const { state, slow } = this;
    let holds = true;
    for (let at = 0; at < state.touchedRuns; at += 1) {
      const vehicle = state.touchedRun(at);
      if (!state.recompute(vehicle) || !slow.holds(vehicle)) holds = false;
    }
    return holds && state.isFuelEnough;
  }

  solution(): Solution {
    return solutionOf(this.state);
  }
}
