import { type Actor, allow, notFound } from '#core/kernel';
import { mayCoordinate, mayReadBoard, mayReadTransportOf } from '../transport.policy';
import type { RunPlan } from './run-plan.entity';

/** 404 for those who may not see the plan, 403 for those who may only look. */
export function assertPlanner(actor: Actor, plan: Pick<RunPlan, 'id' | 'communeId'>): void {
  if (mayCoordinate(actor, plan.communeId)) return;
  if (!mayReadBoard(actor) && !mayReadTransportOf(actor, plan.communeId)) {
    throw notFound('run_plan', plan.id);
  }
  allow(false);
}
