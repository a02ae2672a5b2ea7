/** Refusals and notices of the papers feature. */
export const papers = {} as const;
