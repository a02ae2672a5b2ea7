import {
  changeText,
  type NearestChange,
  reasonText,
  type RoutingPlan,
  type RoutingProblem,
} from '#core/routing';
import type { Tx } from '#platform/database';
import { allocationIdOf } from './freeze-plan';
import { type NamesIn, planNames } from './plan-names';
import type { UnservedGoods, WordedChange } from './run-plan.entity';

/** What stays behind, each with its reason in both languages and with the names that people use. */
export async function unservedOf(
  tx: Tx,
  problem: RoutingProblem,
  answer: RoutingPlan,
): Promise<UnservedGoods[]> {
  if (answer.unserved.length === 0) return [];
  const names = await planNames(tx, problem);
  const shipments = new Map(problem.shipments.map((it) => [it.id, it]));
  return answer.unserved.flatMap(({ shipmentId, reason, changes = [] }) => {
    const shipment = shipments.get(shipmentId);
    if (!shipment) return [];
    return [
      {
        allocationId: allocationIdOf(shipmentId),
        goodsEs: names('es')(shipmentId),
        goodsEn: names('en')(shipmentId),
        fromSiteId: shipment.pickupSiteId,
        toSiteId: shipment.deliverySiteId,
        grams: shipment.grams,
        packages: shipment.packages,
        priority: shipment.priority,
        code: reason.code,
        params: { ...reason.params },
        textEs: reasonText(reason, 'es', names('es')),
        textEn: reasonText(reason, 'en', names('en')),
        changes: wordedChanges(changes, names),
      },
    ];
  });
}

/** What would give goods a place, the nearest first. */
export function wordedChanges(changes: readonly NearestChange[], names: NamesIn): WordedChange[] {
  return changes.map((change) => ({
    code: change.code,
    params: { ...change.params },
    textEs: changeText(change, 'es', names('es')),
    textEn: changeText(change, 'en', names('en')),
  }));
}
