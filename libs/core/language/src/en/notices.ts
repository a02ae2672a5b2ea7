import type { notices as spanish } from '../es/notices';

export const notices: Record<keyof typeof spanish, string> = {};
