/** Refusals and notices of the inventory feature. */
export const inventory = {} as const;
