import type { reception as spanish } from '../es/reception';

export const reception: Record<keyof typeof spanish, string> = {};
