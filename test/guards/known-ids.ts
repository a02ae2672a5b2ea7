import { newId } from '#core/kernel';
import type { Network } from './scene';

export type IdOf = (it: Network) => string;

/** The ids that a field of this name may hold, wherever it appears. */
export const IDS: Readonly<Record<string, IdOf>> = {
  communeId: (it) => it.communeId,
  hostCommuneId: (it) => it.communeId,
  supplierCommuneId: (it) => it.communeId,
  customerCommuneId: (it) => it.partnerId,
  councilId: (it) => it.councilId,
  siteId: (it) => it.centreId,
  fromSiteId: (it) => it.centreId,
  toSiteId: (it) => it.pointId,
  centreSiteId: (it) => it.centreId,
  baseSiteId: (it) => it.baseId,
  distributionPointId: (it) => it.pointId,
  productiveOrgId: (it) => it.orgId,
  personId: (it) => it.personId,
  forecastId: (it) => it.forecastId,
  lotId: (it) => it.lotId,
  cycleId: (it) => it.cycleId,
  orderId: (it) => it.orderId,
  orderLineId: (it) => it.lineId,
  allocationId: (it) => it.arrivedId,
  addAllocationIds: (it) => it.acceptedId,
  runId: (it) => it.road.departedRunId,
  toRunId: (it) => it.road.emptyRunId,
  stopId: (it) => it.road.departedStopId,
  stopIds: (it) => it.road.stopIds[0] ?? '',
  shipmentId: (it) => it.road.shipmentId,
  removeShipmentIds: (it) => it.road.shipmentId,
  vehicleId: (it) => it.road.vehicleId,
  vehicleIds: (it) => it.road.vehicleId,
  driverId: (it) => it.road.driverId,
  quotaId: (it) => it.road.quotaId,
  correctsId: (it) => it.receptionId,
  upToId: (it) => it.noticeId,
  participantCommuneIds: (it) => it.communeId,
};

/** The thing that `/v1/<noun>/{id}` names. */
export const THINGS: Readonly<Record<string, IdOf>> = {
  communes: (it) => it.communeId,
  councils: (it) => it.councilId,
  sites: (it) => it.centreId,
  'productive-orgs': (it) => it.orgId,
  people: (it) => it.personId,
  mandates: (it) => it.mandateId,
  products: (it) => it.productId,
  'package-weights': (it) => it.packageWeightId,
  forecasts: (it) => it.forecastId,
  lots: (it) => it.lotId,
  cycles: (it) => it.cycleId,
  'need-censuses': (it) => it.censusId,
  rations: (it) => it.rationId,
  'order-submissions': (it) => it.submissionId,
  orders: (it) => it.orderId,
  'order-lines': (it) => it.lineId,
  'standing-orders': (it) => it.standingOrderId,
  'matching-runs': (it) => it.matchingRunId,
  allocations: (it) => it.proposedId,
  'matching-policies': (it) => it.policyId,
  'pair-agreements': (it) => it.agreementId,
  'rescue-listings': (it) => it.rescueId,
  vehicles: (it) => it.road.vehicleId,
  drivers: (it) => it.road.driverId,
  'transport-permits': (it) => it.road.permitId,
  'fuel-quotas': (it) => it.road.quotaId,
  'fuel-entries': (it) => it.road.fuelEntryId,
  'run-plans': (it) => it.road.runPlanId,
  runs: (it) => it.road.runId,
  shipments: (it) => it.road.shipmentId,
  stops: (it) => it.road.stopIds[0] ?? '',
  'stop-events': (it) => it.road.stopEventId,
  receptions: (it) => it.receptionId,
  'hand-out-losses': (it) => it.handOutLossId,
  claims: (it) => it.claimId,
  notices: (it) => it.noticeId,
};

/** Where an operation wants a thing in another state than the usual one. */
export const THINGS_OF: Readonly<Record<string, IdOf>> = {
  'POST /v1/lots/{id}/confirm': (it) => it.announcedLotId,
  'POST /v1/cycles/{id}/open': (it) => it.plannedCycleId,
  'PATCH /v1/cycles/{id}': (it) => it.plannedCycleId,
  'POST /v1/orders/{id}/submit': (it) => it.draftOrderId,
  'POST /v1/claims/{id}/accept': (it) => it.claimAgainstId,
  'POST /v1/claims/{id}/reject': (it) => it.claimAgainstId,
  'POST /v1/runs/{id}/close': (it) => it.road.departedRunId,
  'POST /v1/runs/{id}/suspend': (it) => it.road.departedRunId,
};

/** In some operations a name means something else than usually. */
export const IDS_OF: Readonly<Record<string, Readonly<Record<string, IdOf>>>> = {
  'PUT /v1/hand-out-losses/{id}': {
    allocationId: (it) => it.receivedId,
    correctsId: (it) => it.handOutLossId,
  },
  'PUT /v1/claims/{id}': { allocationId: (it) => it.receivedId },
  'PUT /v1/drivers/{id}': { personId: (it) => it.road.spareDriverPersonId },
  'PUT /v1/runs/{id}/shipments/{shipmentId}': { allocationId: (it) => it.acceptedId },
  'GET /v1/allocations': { runId: (it) => it.matchingRunId },
  'GET /v1/allocations/export.csv': { runId: (it) => it.matchingRunId },
  'GET /v1/fairness-changes': { runId: (it) => it.matchingRunId },
  'GET /v1/fairness-changes/export.csv': { runId: (it) => it.matchingRunId },
  'POST /v1/forecasts/{id}/harvest': { lotId: () => newId() },
};
