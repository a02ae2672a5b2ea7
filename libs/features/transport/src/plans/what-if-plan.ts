import { Injectable } from '@nestjs/common';
import { type Actor, Clock, DomainError, fieldFault, notFound } from '#core/kernel';
import { Database } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { assertPlanner } from './assert-planner';
import type { PlanChanges } from './plan-changes';
import type { WhatIfPlanRequest } from './run-plan.dto';
import { RunPlan } from './run-plan.entity';

/** What if this truck were missing, fuel were so much, there were one more? Thought through like a plan; writes no run. */
@Injectable()
export class WhatIfPlan {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, basePlanId: string, request: WhatIfPlanRequest): Promise<void> {
    await this.db.transaction(async (tx) => {
      const base = await tx.findOneBy(RunPlan, { id: basePlanId });
      if (!base) throw notFound('run_plan', basePlanId);
      assertPlanner(actor, base);
      const changes = changesOf(request);
      assertKnownVehicles(base, changes);
      const { communeId, cycleId, dayOn, seed, options, vehicleIds } = base;
      const plan = RunPlan.ask(
        {
          id: request.id,
          communeId,
          cycleId,
          dayOn,
          seed,
          options,
          vehicleIds,
          basePlanId,
          changes,
        },
        { personId: actor.personId, at: this.clock.now() },
      );
      if (await insertOnce(tx, RunPlan, plan, RunPlan.FACTS)) {
        await this.outbox.tell(tx, 'run_plan.requested', { planId: plan.id, cycleId });
      }
    });
  }
}

function changesOf(request: WhatIfPlanRequest): PlanChanges {
  return {
    withoutVehicleIds: [...new Set(request.withoutVehicleIds)].sort(),
    moreLikeVehicleIds: [...request.moreLikeVehicleIds].sort(),
    dieselMl: request.dieselMl ?? null,
    petrolMl: request.petrolMl ?? null,
  };
}

function assertKnownVehicles(base: RunPlan, changes: PlanChanges): void {
  // Of a plan that still waits, the question may yet be asked anew.
  if (base.state !== 'planned' || base.problem === null) {
    throw new DomainError('conflict', 'run_plan.not_planned', { state: base.state });
  }
  const known = new Set(base.problem.vehicles.map((it) => it.id));
  for (const field of ['withoutVehicleIds', 'moreLikeVehicleIds'] as const) {
    if (!changes[field].every((id) => known.has(id))) throw fieldFault(field, 'vehicle.unknown');
  }
  const { withoutVehicleIds, moreLikeVehicleIds, dieselMl, petrolMl } = changes;
  const isNothing = withoutVehicleIds.length + moreLikeVehicleIds.length === 0;
  if (isNothing && dieselMl === null && petrolMl === null) {
    throw fieldFault('withoutVehicleIds', 'run_plan.nothing_changed');
  }
}
