import type { Role } from '#core/kernel';

const EVERYWHERE: readonly Role[] = [
  'centre_receiver',
  'assembly_recorder',
  'comptroller',
  'bank_administrator',
];

/** The mandates of a commune that grows food, one person each. */
export const GROWERS: readonly Role[] = ['producer_spokesperson', ...EVERYWHERE];
/** The mandates of a commune that orders it. */
export const EATERS: readonly Role[] = ['food_spokesperson', ...EVERYWHERE];
/** The mandates of a commune that grows it and has the lorries. */
export const CARRIERS: readonly Role[] = [...GROWERS, 'transport_coordinator'];
