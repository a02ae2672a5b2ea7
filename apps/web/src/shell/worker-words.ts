/** What a page says to the service worker. */
export type ToWorker =
  | { readonly kind: 'take over' }
  /** Keeps these parts of the app on the phone; answered with 'kept' on the port that comes along. */
  | { readonly kind: 'keep'; readonly parts: readonly string[] };
