import type { papers as spanish } from '../es/papers';

export const papers: Record<keyof typeof spanish, string> = {};
