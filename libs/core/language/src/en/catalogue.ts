import type { catalogue as spanish } from '../es/catalogue';

export const catalogue: Record<keyof typeof spanish, string> = {};
