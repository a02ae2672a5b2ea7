import type { rounds as spanish } from '../es/rounds';

export const rounds: Record<keyof typeof spanish, string> = {};
