export * from './matching-question';
export type * from './matching-answer';
export * from './explain/reason';
export { reasonText } from './explain/reason-text';
export { explainLine, type LineExplanation } from './explain/explain-line';
export { explainLot, type LotExplanation } from './explain/explain-lot';
export { type Point, pointText } from './explain/point';
export { RULES_VERSION } from './rules-version';
export type { GroupPart } from './round/board';
export type { RoundHooks } from './round/round-hooks';
export { certifyHarvest } from './round/certify-harvest';
export { joinGroups } from './round/join-groups';
export { groupsOf, type GroupToShare, shareGroup } from './round/share-group';
export { lorryMetres, slopesToTry } from './round/round-slopes';
export { shareHarvest } from './round/share-harvest';
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
export {
  consolidationPart,
  type SharedMarket,
  withTransport,
} from './consolidate/consolidation-part';
export { marketsOf, type NetworkMarket } from './network/markets-of';
export type * from './network/network';
export { placeMost } from './leximin/place-most';
export { rightsOf } from './leximin/rights-of';
export type * from './network/market-answer';
export { NetworkFault } from './network/network-fault';
export { readAnswer } from './network/read-answer';
export { readNetwork } from './network/read-network';
export { shareMarket } from './network/share-market';
export { shareNetwork } from './network/share-network';
export { certifyMarket } from './certify/certify-market';
export { certifyNetwork } from './certify/certify-network';
export { type Violation, VIOLATION_TEXTS } from './certify/violation';
export * from './what-if/compare-answers';
export * from './what-if/with-changes';
export { coverFairly } from './leximin/cover-fairly';
export { coverWithMinimums } from './leximin/cover-with-minimums';
export { NETWORK_PAIRS_MAX, networkOfProduct } from './round/network-of-product';
export { type AccountInRound, type MemoryPolicy, nextBalances } from './memory/next-balances';
