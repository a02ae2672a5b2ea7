import type { Shape } from '../../api/types';
import type { Role } from '../../session/session';
import type { Tone } from '../../ui/states';

export type Allocation = Shape<'AllocationResponse'>;
export type Side = 'supplier' | 'customer';

interface Parties {
  readonly supplierCommuneId: string;
  readonly customerCommuneId: string;
}

interface Held {
  readonly role: Role;
  readonly communeId: string | null;
}

/** The sides for which whoever holds these mandates may say yes or no. */
export function sidesOf(mandates: readonly Held[], parties: Parties): readonly Side[] {
  const speaks = (role: Role, communeId: string): boolean =>
    mandates.some((it) => it.role === role && it.communeId === communeId);
  const sides: Side[] = [];
  if (speaks('producer_spokesperson', parties.supplierCommuneId)) sides.push('supplier');
  if (speaks('food_spokesperson', parties.customerCommuneId)) sides.push('customer');
  return sides;
}

/** True while one of these sides has not said anything yet. */
export function isAwaited(allocation: Allocation, sides: readonly Side[]): boolean {
  return (
    allocation.state === 'proposed' && sides.some((side) => answerOf(allocation, side) === 'none')
  );
}

/** True when it was one of these sides that said no, so that it may take the no back. */
export function hasDeclined(allocation: Allocation, sides: readonly Side[]): boolean {
  return (
    allocation.state === 'declined' && sides.some((side) => answerOf(allocation, side) === 'no')
  );
}

export type StateWord = Allocation['state'] | 'awaits_you' | 'awaits_other';

/** What the state means to whoever looks: a proposal waits for them, or for the other commune. */
export function stateWord(allocation: Allocation, sides: readonly Side[]): StateWord {
  if (allocation.state !== 'proposed') return allocation.state;
  if (isAwaited(allocation, sides)) return 'awaits_you';
  return sides.length > 0 ? 'awaits_other' : 'proposed';
}

export const STATE_TONE: Readonly<Record<StateWord, Tone>> = {
  awaits_you: 'warn',
  awaits_other: 'info',
  proposed: 'warn',
  accepted: 'good',
  declined: 'bad',
  released: 'bad',
  loaded: 'info',
  delivered: 'info',
  reconciled: 'good',
  lost: 'bad',
};

/** What waits for an answer first, then as the list came. */
export function awaitedFirst(
  allocations: readonly Allocation[],
  sidesFor: (allocation: Allocation) => readonly Side[],
): readonly Allocation[] {
  const rank = (it: Allocation): number => (isAwaited(it, sidesFor(it)) ? 0 : 1);
  return [...allocations].sort((one, other) => rank(one) - rank(other));
}

function answerOf(allocation: Allocation, side: Side): Allocation['supplierAnswer'] {
  return side === 'supplier' ? allocation.supplierAnswer : allocation.customerAnswer;
}
