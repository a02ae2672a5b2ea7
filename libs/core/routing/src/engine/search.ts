import { Ejector } from './ejection';
import type { EngineProblem } from './engine-problem';
import { compareSolutions, solutionOf, type Solution } from './solution';
import type { State } from './state';
import { Workbench } from './workbench';

/**
 * The share of the budget given to serving all with fewer vehicles; 0.4 did best in trials, and more where
 * there are many shipments but not so many that a first plan takes long.
 */
const PACKING_SHARE = 0.4;
const MANY_PACKING_SHARE = 0.7;
const [MANY, TOO_MANY] = [150, 1500];
/** The temperature of that phase, in mean costs of a step of a run. */
const PACKING_HEAT = 0.5;
/** Temperatures at the beginning and at the end of annealing, in mean costs of a step of a run. */
const HOT = 10;
const COLD = 0.02;
/** The price of leaving something out while annealing, in mean costs of a step. */
const MISSING = 60;
/** A run given up has no hope when after so much of the budget and so many rounds more than so many still have no place. */
const HOPE_SHARE = 0.15;
const HOPE_ROUNDS = 2000;
const HOPE_MAX = 4;
/** The share of runs overlooked when a place is sought. */
const BLINKS = 0.01;
/** While something has no place, room is made by ejection every so many rounds. */
const EJECTION_ROUNDS = 100;
/** The sum of costs is added up anew after so many rounds. */
const RECOUNT_ROUNDS = 4096;

/**
 * Ruin and recreate in two phases, in the manner of SISR (Christiaens & Vanden Berghe 2020): first all
 * is to be served, by ever fewer vehicles where they count; then the way is shortened by simulated
 * annealing. The best is kept at every moment.
 */
export class Search {
  readonly bench: Workbench;
  best: Solution;
  rounds = 0;
  private readonly state: State;
  private phase: 'packing' | 'annealing' = 'packing';
  /** Per order how often it found no place; what is hard to place counts most. */
  private readonly missed: Float64Array;
  private readonly ejector: Ejector;
  private readonly packingShare: number;
  private annealingSince = 0;
  private step = 1;
  /** When a run was last given up, and how few had no place at any time since. */
  private droppedAt = 0;
  private droppedAtRound = 0;
  private leastAbsent = Infinity;

  constructor(
    readonly problem: EngineProblem,
    seed: number,
    /** Puts down locked runs and the current plan before anything else. */
    prepare: (bench: Workbench) => void,
  ) {
    this.bench = new Workbench(problem, seed);
    this.state = this.bench.state;
    this.missed = new Float64Array(problem.orders);
    this.ejector = new Ejector(this.bench, this.missed);
    const isLarge = problem.orders > MANY && problem.orders < TOO_MANY;
    this.packingShare = isLarge ? MANY_PACKING_SHARE : PACKING_SHARE;
    prepare(this.bench);
    this.build();
    this.best = solutionOf(this.state);
  }

  /** One round of improvement, when so much (0 to 1) of the budget is spent. */
  round(spent: number): void {
    this.rounds += 1;
    if (this.rounds % RECOUNT_ROUNDS === 0) this.state.recount();
    if (this.phase === 'packing') {
      if (spent < this.packingShare && this.mayPack(spent)) this.pack(spent);
      else this.beginAnnealing(spent);
    } else this.anneal(spent);
  }

  /** Goes on from another plan for the same problem, when it is better than the best known. */
  adopt(solution: Solution): void {
    if (compareSolutions(solution, this.best, this.problem.countsVehicles) >= 0) return;
    this.best = solution;
    this.state.restore(solution.next, solution.altOf);
    if (this.phase === 'annealing') this.boundRuns();
    else if (solution.absent === 0 && this.problem.countsVehicles) this.dropRun();
  }

  /** A first plan: everything where it costs least, the far things first. */
  private build(): void {
    const { recreator, inserter } = this.bench;
    inserter.opensLast = this.problem.countsVehicles;
    this.state.begin();
    recreator.isThorough = true;
    recreator.run(this.problem.countsVehicles ? 'far' : 'large', Infinity, 0);
    recreator.isThorough = false;
    this.state.begin();
    inserter.opensLast = false;
    inserter.isLocal = true;
    inserter.blinks = BLINKS;
  }

  private mayPack(spent: number): boolean {
    const isHopeless =
      this.best.absent === 0 &&
      this.leastAbsent > HOPE_MAX &&
      spent > this.droppedAt + HOPE_SHARE &&
      this.rounds > this.droppedAtRound + HOPE_ROUNDS;
    if (isHopeless) return false;
    if (this.state.absent > 0) return true;
    return this.problem.countsVehicles && this.state.used > 1;
  }

  private pack(spent: number): void {
    const { state, bench, missed } = this;
    if (state.absent === 0) {
      this.note();
      this.droppedAt = spent;
      this.droppedAtRound = this.rounds;
      this.leastAbsent = Infinity;
      if (!this.dropRun()) {
        this.annealingSince = -1;
        return;
      }
    }
    this.eject();
    bench.recreator.waitingBefore = state.absent;
    const before = {
      priority: state.absentPriority,
      count: state.absent,
      missed: this.missedSum(),
    };
    const step = state.totalCost / Math.max(1, state.stops + state.used);
    const costMax = state.totalCost - PACKING_HEAT * step * Math.log(1 - bench.random.next());
    state.begin();
    const isSound =
      bench.ruin(bench.anyTask()) && bench.recreator.run(bench.recreator.draw(), Infinity, 0);
    if (!isSound) {
      state.rollBack();
      return;
    }
    const after = this.missedSum();
    for (let at = 0; at < state.absent; at += 1)
      missed[state.bank[at] as number] = (missed[state.bank[at] as number] as number) + 1;
    const isKept =
      state.absentPriority < before.priority ||
      state.absent < before.count ||
      after < before.missed ||
      (after === before.missed && state.totalCost < costMax);
    if (!isKept) {
      state.rollBack();
      return;
    }
    this.leastAbsent = Math.min(this.leastAbsent, state.absent);
    if (this.isBetter()) this.note();
  }

  private eject(): void {
    const { state, bench } = this;
    if (this.rounds % EJECTION_ROUNDS !== 0 || state.absent === 0) return;
    this.ejector.run(state.bank[bench.random.below(state.absent)] as number);
  }

  private missedSum(): number {
    const { bank, absent } = this.state;
    let sum = 0;
    for (let at = 0; at < absent; at += 1) sum += this.missed[bank[at] as number] as number;
    return sum;
  }

  /** Empties the run whose goods were hardest to place least often; false when none can be. */
  private dropRun(): boolean {
    const { state, bench, problem } = this;
    let [least, leastSum] = [-1, Infinity];
    for (let vehicle = 0; vehicle < problem.vehicles; vehicle += 1) {
      if (state.tasks[vehicle] === 0 || !this.mayEmpty(vehicle)) continue;
      let sum = 0;
      const end = state.endOf(vehicle);
      for (
        let node = state.next[state.startOf(vehicle)] as number;
        node !== end;
        node = state.next[node] as number
      ) {
        sum += this.missed[problem.orderOf[node >> 1] as number] as number;
      }
      if (sum < leastSum) [least, leastSum] = [vehicle, sum];
    }
    if (least < 0) return false;
    bench.inserter.routesMax = state.used - 1;
    state.begin();
    bench.ruiner.removeRun(least);
    if (bench.settle()) return true;
    state.rollBack();
    return false;
  }

  private mayEmpty(vehicle: number): boolean {
    const { state, bench, problem } = this;
    if (problem.isClosed[vehicle] === 1) return false;
    const end = state.endOf(vehicle);
    for (
      let node = state.next[state.startOf(vehicle)] as number;
      node !== end;
      node = state.next[node] as number
    ) {
      if (bench.isPinned[problem.orderOf[node >> 1] as number] === 1) return false;
    }
    return true;
  }

  private beginAnnealing(spent: number): void {
    const { state, best } = this;
    this.phase = 'annealing';
    this.annealingSince = spent;
    state.restore(best.next, best.altOf);
    this.boundRuns();
    this.step = Math.max(1e-9, best.cost / Math.max(1, state.stops + state.used));
  }

  /** No more vehicles than the best needs. */
  private boundRuns(): void {
    const { best, problem, bench } = this;
    bench.inserter.routesMax = problem.countsVehicles && best.absent === 0 ? best.used : Infinity;
  }

  private anneal(spent: number): void {
    const { used } = this.best;
    const share = (spent - this.annealingSince) / Math.max(1e-9, 1 - this.annealingSince);
    const temperature = this.step * HOT * (COLD / HOT) ** Math.min(1, share);
    if (this.best.absent === 0) this.cool(temperature);
    else this.coolUnserved(temperature);
    if (this.isBetter()) this.note();
    if (this.problem.countsVehicles && this.best.used < used) this.beginAnnealing(spent);
  }

  /** All could be served: leaving something out is possible on the way, for a price. */
  private cool(temperature: number): void {
    const { state, bench } = this;
    const { recreator } = bench;
    const missingCost = MISSING * this.step;
    const chance = temperature * Math.log(1 - bench.random.next());
    const costMax = state.totalCost + missingCost * state.absent - chance;
    recreator.waitingBefore = state.absent;
    state.begin();
    const isKept =
      bench.ruin(bench.anyTask()) &&
      recreator.run(recreator.draw(), costMax, missingCost) &&
      state.totalCost + missingCost * state.absent < costMax;
    if (!isKept) state.rollBack();
  }

  /** There is more than can be served: what is served counts first, then its cost. */
  private coolUnserved(temperature: number): void {
    const { state, bench } = this;
    const { recreator } = bench;
    const { absent, absentPriority } = state;
    const costMax = state.totalCost - temperature * Math.log(1 - bench.random.next());
    recreator.waitingBefore = absent;
    state.begin();
    const isSound = bench.ruin(bench.anyTask()) && recreator.run(recreator.draw(), Infinity, 0);
    const byServed = state.absentPriority - absentPriority || state.absent - absent;
    const isKept = isSound && (byServed < 0 || (byServed === 0 && state.totalCost < costMax));
    if (!isKept) state.rollBack();
  }

  private isBetter(): boolean {
    const { absentPriority, absent, used, totalCost: cost } = this.state;
    const now = { absentPriority, absent, used, cost: cost + 1e-9 };
    return compareSolutions(now, this.best, this.problem.countsVehicles) < 0;
  }

  private note(): void {
    if (this.isBetter()) this.best = solutionOf(this.state);
  }
}
