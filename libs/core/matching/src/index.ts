export * from './matching-question';
export type * from './matching-answer';
export * from './explain/reason';
export { reasonText } from './explain/reason-text';
export { RULES_VERSION, shareHarvest } from './share-harvest';
export type * from './network/market';
export { drawRanks } from './rank';
export { leastTransport, type Transport, type TransportTask } from './transport/least-transport';
export {
  consolidate,
  type Consolidation,
  type ConsolidationOptions,
  type ConsolidationPart,
} from './consolidate/consolidate';
export { type HubRoads, type HubSites, laneGrams, truckMetresOf } from './consolidate/lanes';
export { withSlopes } from './consolidate/slopes';
