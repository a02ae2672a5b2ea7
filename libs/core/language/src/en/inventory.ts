import type { inventory as spanish } from '../es/inventory';

export const inventory: Record<keyof typeof spanish, string> = {};
