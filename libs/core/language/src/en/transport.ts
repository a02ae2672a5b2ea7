import type { transport as spanish } from '../es/transport';

export const transport: Record<keyof typeof spanish, string> = {};
