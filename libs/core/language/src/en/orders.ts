import type { orders as spanish } from '../es/orders';

export const orders: Record<keyof typeof spanish, string> = {};
