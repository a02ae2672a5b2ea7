import { type Actor, allow, fieldFault, readsFor } from '#core/kernel';
import {
  isNetworkComptroller,
  mayReadAccepted,
  mayReadWholeCycle,
  type Hosted,
} from '../rounds.policy';

/** Whose allocations somebody may read. */
export interface Scope {
  /** As supplier or customer; null: of all communes. */
  readonly communeIds: readonly string[] | null;
  /** Besides, everything that both sides accepted. */
  readonly andAccepted: boolean;
}

interface Asked {
  readonly communeId?: string | undefined;
  /** The cycle asked for, or null when the question is not about one. */
  readonly cycle: Hosted | null;
}

/**
 * What a list of allocations may show. A commune's people see what concerns it; whoever manages a cycle
 * sees the whole of it; whoever moves food sees what was accepted. Another's commune is refused.
 */
export function scopeOf(actor: Actor, { communeId, cycle }: Asked): Scope {
  const seesAll =
    isNetworkComptroller(actor) || (cycle !== null && mayReadWholeCycle(actor, cycle));
  if (communeId !== undefined) {
    const isOwn = readsFor(actor, communeId);
    const isMover = cycle !== null && mayReadAccepted(actor);
    allow(isOwn || seesAll || isMover);
    return isOwn || seesAll
      ? { communeIds: [communeId], andAccepted: false }
      : { communeIds: [], andAccepted: true };
  }
  if (seesAll) return { communeIds: null, andAccepted: false };
  const communeIds = ownCommunes(actor);
  const andAccepted = cycle !== null && mayReadAccepted(actor);
  if (communeIds.length === 0 && !andAccepted) {
    allow(cycle === null);
    throw fieldFault('cycleId', 'allocation.cycle_missing');
  }
  return { communeIds, andAccepted };
}

/** True when a scope for one cycle would show this allocation. */
export function isInSight(
  actor: Actor,
  allocation: Hosted & {
    readonly supplierCommuneId: string;
    readonly customerCommuneId: string;
    readonly state: string;
  },
): boolean {
  const isAccepted = ACCEPTED_STATES.includes(allocation.state);
  return (
    readsFor(actor, allocation.supplierCommuneId) ||
    readsFor(actor, allocation.customerCommuneId) ||
    mayReadWholeCycle(actor, allocation) ||
    (isAccepted && mayReadAccepted(actor))
  );
}

/** Accepted by both, or further on its way. */
export const ACCEPTED_STATES: readonly string[] = [
  'accepted',
  'loaded',
  'delivered',
  'reconciled',
  'lost',
];

function ownCommunes(actor: Actor): string[] {
  const ids = actor.mandates.map((it) => it.communeId).filter((id) => id !== null);
  return [...new Set(ids)];
}
