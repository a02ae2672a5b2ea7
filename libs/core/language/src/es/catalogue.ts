/** Refusals and notices of the catalogue feature. */
export const catalogue = {} as const;
