import { Injectable } from '@nestjs/common';
import { Clock } from '#core/kernel';
import type { RoutingPlan } from '#core/routing';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { type Events, OnSlow, type SlowContext } from '#platform/events';
import { ThoughtInterrupted, ThoughtTooLarge } from '#platform/thinking';
import { MeasureRoads } from '../roads/measure-roads';
import { AnswerPlan } from './answer-plan';
import { AskPlan, type AskedPlan } from './ask-plan';
import { EndPlan } from './end-plan';
import type { PlanningStage } from './plan-progress';
import { faultOf, solvePlan } from './solve-plan';
import { PlanWatch } from './watch-plan';

/** How often a plan that was overtaken by others is thought anew. */
const TRIES_MAX = 5;

/**
 * Read, think, write: no transaction is held open while roads are measured and the planner thinks. Safe to repeat
 * and to kill: the question is frozen before, the answer is written once, under locks, and only if it still holds
 * and an independent checker accepts it.
 */
@Injectable()
export class PlanCycleRuns {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly roads: MeasureRoads,
    private readonly asking: AskPlan,
    private readonly answering: AnswerPlan,
    private readonly ending: EndPlan,
  ) {}

  @OnSlow('run_plan.requested', 'solving')
  async run({ planId }: Events['run_plan.requested'], context: SlowContext): Promise<void> {
    for (let attempt = 1; attempt <= TRIES_MAX; attempt += 1) {
      if (await this.attempt(planId, context.signal)) return;
    }
    await this.ending.run(planId, { state: 'stale', failure: 'run_plan.overtaken' });
  }

  /** False when others planned the same kilos or vehicles meanwhile: the question is asked anew. */
  private async attempt(planId: string, stopping: AbortSignal): Promise<boolean> {
    const watch = new PlanWatch(this.db, planId);
    const signal = AbortSignal.any([stopping, watch.calledOff]);
    const stage = (name: PlanningStage): void => {
      watch.note({ stage: name });
    };
    try {
      const asked = await this.ask(planId, signal);
      if (!asked) return true;
      stage('solving');
      const answer = await this.solve(asked, watch, signal);
      stage('verifying');
      const fault = await faultOf(asked.problem, answer, signal);
      if (fault !== null) {
        await this.ending.run(planId, {
          ...{ state: 'failed', failure: 'run_plan.refused_by_checker', place: fault },
        });
        return true;
      }
      stage('writing');
      await watch.end();
      return await this.answering.run(asked, answer, this.clock.now());
    } catch (error) {
      if (watch.calledOff.aborted) return true;
      if (isInterruption(error, stopping)) throw new ThoughtInterrupted();
      return await this.fail(planId, error);
    } finally {
      await watch.end();
    }
  }

  /** The question; frozen now, with roads measured before, unless it was frozen by somebody who was killed since. */
  private async ask(planId: string, signal: AbortSignal): Promise<AskedPlan | null> {
    const places = await this.asking.placesOf(planId);
    const faults = places && (await this.roads.run(places, signal));
    return this.asking.freeze(planId, faults ?? undefined);
  }

  private async solve(
    { problem, plan }: AskedPlan,
    watch: PlanWatch,
    signal: AbortSignal,
  ): Promise<RoutingPlan> {
    return solvePlan(problem, {
      ...{ seed: plan.seed, options: plan.options, signal },
      threads: this.config.solvingThreads,
      tell: (best) => {
        watch.note({ best });
      },
    });
  }

  /** A thought that fails would fail each time: the plan ends and says so. A database that is away is tried again. */
  private async fail(planId: string, error: unknown): Promise<true> {
    if (!(error instanceof RangeError || error instanceof ThoughtTooLarge)) throw error;
    const failure =
      error instanceof ThoughtTooLarge ? 'run_plan.too_large' : 'run_plan.cannot_be_thought';
    await this.ending.run(planId, { state: 'failed', failure, place: error.message });
    return true;
  }
}

function isInterruption(error: unknown, stopping: AbortSignal): boolean {
  return error instanceof ThoughtInterrupted || stopping.aborted;
}
