/** Refusals and notices of the notices feature. */
export const notices = {} as const;
