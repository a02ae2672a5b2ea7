import { type Actor, fieldFault } from '#core/kernel';
import type { Tx } from '#platform/database';
import { mayCoordinate } from '../transport.policy';
import type { RunPlan } from '../plans/run-plan.entity';
import { runsAsTheyStand } from './replan-rows';

/** A published run is a promise: it is taken back before it is arranged anew. On the road, plans meet reality. */
const STATES = new Set(['planned', 'departed', 'suspended']);

export async function assertReplannable(tx: Tx, actor: Actor, plan: RunPlan): Promise<void> {
  if (plan.replansRunIds.length === 0) return;
  if (plan.options.centreSiteIds.length > 0) {
    throw fieldFault('centreSiteIds', 'run_plan.no_centres_when_replanning');
  }
  const { runs } = await runsAsTheyStand(tx, plan.replansRunIds);
  const isOwn = (run: (typeof runs)[number]): boolean =>
    run.communeId === plan.communeId &&
    run.cycleId === plan.cycleId &&
    mayCoordinate(actor, run.communeId);
  if (runs.length < plan.replansRunIds.length || !runs.every(isOwn)) {
    throw fieldFault('replansRunIds', 'run_plan.run_unknown');
  }
  if (new Set(runs.map((run) => run.vehicleId)).size < runs.length) {
    throw fieldFault('replansRunIds', 'run_plan.two_runs_of_a_vehicle');
  }
  const fixed = runs.find((run) => !STATES.has(run.state));
  if (fixed) {
    const { id: runId, state } = fixed;
    throw fieldFault('replansRunIds', 'run_plan.run_not_replannable', { runId, state });
  }
}
