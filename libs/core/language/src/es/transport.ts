/** Refusals and notices of the transport feature. */
export const transport = {} as const;
