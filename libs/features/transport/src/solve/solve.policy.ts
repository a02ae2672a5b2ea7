import { type Actor, holds } from '#core/kernel';

/** Problems of their own are solved for those who plan roads: coordinators of transport and liaisons. */
export function maySolveRouting(actor: Actor): boolean {
  return holds(actor, 'transport_coordinator', 'network_liaison');
}
