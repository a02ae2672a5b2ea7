/** Refusals and notices of the communes feature. */
export const communes = {} as const;
