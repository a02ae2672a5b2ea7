export type * from './matching-question';
export type * from './matching-answer';
export * from './reason';
export { reasonText } from './reason-text';
export { RULES_VERSION, shareHarvest } from './share-harvest';
export type * from './network/market';
export { drawRanks } from './rank';
