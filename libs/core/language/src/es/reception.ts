/** Refusals and notices of the reception feature. */
export const reception = {} as const;
