/** Refusals and notices of the orders feature. */
export const orders = {} as const;
