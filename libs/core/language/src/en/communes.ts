import type { communes as spanish } from '../es/communes';

export const communes: Record<keyof typeof spanish, string> = {};
