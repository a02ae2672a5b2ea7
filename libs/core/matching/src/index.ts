export type * from './matching-question';
export type * from './matching-answer';
export * from './reason';
