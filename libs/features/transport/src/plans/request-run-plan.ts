import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, fieldFault } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { assertReplannable } from '../replan/assert-replannable';
import { assertCycleMoves } from '../runs/create-run';
import { mayCoordinate, mayUseVehicle, type UsedVehicle } from '../transport.policy';
import { RunPlan } from './run-plan.entity';
import type { RequestRunPlanRequest } from './run-plan.dto';

/** A coordinator asks for proposed runs. The thinking is done elsewhere; the answer comes as a fact. */
@Injectable()
export class RequestRunPlan {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, request: RequestRunPlanRequest): Promise<void> {
    allow(mayCoordinate(actor, request.communeId));

    const now = this.clock.now();
    const plan = RunPlan.ask(factsOf(id, request), { personId: actor.personId, at: now });
    await this.db.transaction(async (tx) => {
      const known = await rowsOf(tx, 'SELECT 1 FROM run_plan WHERE id = $1', [id]);
      if (known.length === 0) {
        if (plan.dayOn < civilDateAt(now)) throw fieldFault('dayOn', 'run.day_in_the_past');
        await assertCycleMoves(tx, plan.cycleId);
        assertBounds(plan);
        await assertVehicles(tx, actor, plan);
        await assertCentres(tx, plan);
        await assertReplannable(tx, actor, plan);
      }
      const isNew = await insertOnce(tx, RunPlan, plan, RunPlan.FACTS);
      if (isNew) {
        await this.outbox.tell(tx, 'run_plan.requested', { planId: id, cycleId: plan.cycleId });
      }
    });
  }
}

function factsOf(id: string, request: RequestRunPlanRequest) {
  const { communeId, cycleId, dayOn, seed } = request;
  return {
    ...{ id, communeId, cycleId, dayOn, seed },
    options: request.toOptions(),
    vehicleIds: [...new Set(request.vehicleIds)].sort(),
    replansRunIds: [...new Set(request.replansRunIds)].sort(),
  };
}

function assertBounds({ options, vehicleIds, replansRunIds }: RunPlan): void {
  if (options.seconds !== null && options.iterations !== null) {
    throw fieldFault('iterations', 'run_plan.two_bounds');
  }
  if (vehicleIds.length + replansRunIds.length === 0) {
    throw fieldFault('vehicleIds', 'run_plan.no_vehicle');
  }
}

async function assertVehicles(tx: Tx, actor: Actor, plan: RunPlan): Promise<void> {
  const vehicles = await rowsOf<UsedVehicle & { state: string }>(
    tx,
    `SELECT commune_id AS "communeId", is_lent_to_network AS "isLentToNetwork", state
     FROM vehicle WHERE id = ANY($1::uuid[])`,
    [plan.vehicleIds],
  );
  if (vehicles.length < plan.vehicleIds.length) throw fieldFault('vehicleIds', 'vehicle.unknown');
  for (const vehicle of vehicles) {
    allow(mayUseVehicle(actor, vehicle, plan.communeId), 'vehicle.not_lent');
    if (vehicle.state !== 'active') throw fieldFault('vehicleIds', 'vehicle.not_in_service');
  }
}

/** Only collection centres in use take goods into custody on the way. */
async function assertCentres(tx: Tx, { options }: RunPlan): Promise<void> {
  const { centreSiteIds, handovers } = options;
  const [known] = await rowsOf<{ count: number }>(
    tx,
    `SELECT count(*)::int AS count FROM site
     WHERE id = ANY($1::uuid[]) AND kind = 'collection_centre' AND is_active`,
    [centreSiteIds],
  );
  if ((known?.count ?? 0) < centreSiteIds.length) {
    throw fieldFault('centreSiteIds', 'shipment.not_a_centre');
  }
  for (const [index, { centreSiteId }] of handovers.entries()) {
    if (centreSiteId !== null && !centreSiteIds.includes(centreSiteId)) {
      throw fieldFault(`handovers.${String(index)}.centreSiteId`, 'run_plan.centre_not_used');
    }
  }
}
