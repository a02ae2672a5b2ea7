/** Refusals and notices of the rounds feature. */
export const rounds = {} as const;
