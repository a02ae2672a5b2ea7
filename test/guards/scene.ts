import { newId } from '#core/kernel';
import {
  aCommune,
  aCouncil,
  aCycle,
  aLot,
  aMatchingRun,
  anAllocation,
  anOrder,
  aPackageWeight,
  aPerson,
  aSite,
  theProduct,
} from '../factories';
import { insertRow } from '../factories/insert';
import { aCarriage } from '../factories/road';
import type { House } from '../support/house';
import { type Road, theRoad } from './scene-road';
import { theVotes, writePapers } from './scene-votes';

/**
 * What one network of two communes has of everything. `home` is the commune that is attacked or acts; `partner`
 * trades with it both ways, so that home is a supplier in one allocation and a customer in the next.
 */
export interface Network {
  readonly communeId: string;
  readonly partnerId: string;
  readonly councilId: string;
  readonly centreId: string;
  readonly pointId: string;
  readonly baseId: string;
  readonly orgId: string;
  readonly personId: string;
  readonly mandateId: string;
  /** Potatoes, and what no commune has fixed anything for: products belong to nobody. */
  readonly productId: string;
  readonly otherProductId: string;
  readonly packageWeightId: string;
  readonly forecastId: string;
  readonly announcedLotId: string;
  readonly lotId: string;
  readonly cycleId: string;
  readonly plannedCycleId: string;
  readonly rationId: string;
  readonly censusId: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly draftOrderId: string;
  readonly submissionId: string;
  readonly standingOrderId: string;
  readonly matchingRunId: string;
  readonly proposedId: string;
  readonly acceptedId: string;
  readonly arrivedId: string;
  readonly receivedId: string;
  readonly rescueId: string;
  readonly policyId: string;
  readonly agreementId: string;
  readonly whatIfRunId: string;
  readonly receptionId: string;
  readonly handOutLossId: string;
  readonly claimId: string;
  readonly claimAgainstId: string;
  readonly noticeId: string;
  readonly road: Road;
  /** The session of its person, a bank administrator. */
  readonly as: { readonly cookie: string };
}

export async function aNetwork(house: House, facts: { sharedCycleId: string }): Promise<Network> {
  const product = await theProduct(house);
  const { id: communeId } = await aCommune(house, { kind: 'mixed' });
  const { id: partnerId } = await aCommune(house, { kind: 'mixed' });
  const { id: councilId } = await aCouncil(house, { communeId });
  const { id: centreId } = await aSite(house, { communeId });
  const { id: pointId } = await aSite(house, { communeId, kind: 'distribution_point' });
  const { id: baseId } = await aSite(house, { communeId, kind: 'vehicle_base' });
  const org = { id: newId(), communeId, kind: 'upf', name: 'Unidad' };
  const { id: orgId } = await insertRow(house, 'productive_org', org);
  const person = await aPerson(house, { mandates: [{ role: 'bank_administrator', communeId }] });
  const [mandate] = await house.db.rows<{ id: string }>(
    'SELECT id FROM mandate WHERE person_id = $1',
    [person.personId],
  );
  const { id: packageWeightId } = await aPackageWeight(house, {
    communeId,
    productId: product.id,
    packageType: product.packageType,
    nominalGrams: 20_000,
  });
  const place: Place = { communeId, partnerId, councilId, pointId, personId: person.personId };
  const goods = await theGoods(house, { ...place, siteId: centreId, productId: product.id });
  const asked = await theNeeds(house, { ...place, productId: product.id });
  const trade = await theTrade(house, { ...place, ...asked, lot: goods.lot });
  const settled = await theSettling(house, { ...place, ...trade });
  const road = await theRoad(house, {
    ...{ communeId, baseId, cycleId: asked.cycleId, personId: person.personId },
    allocation: trade.accepted,
  });
  await anOrder(house, { communeId, cycleId: facts.sharedCycleId, distributionPointId: pointId });
  const notice = await insertRow(house, 'notice', {
    id: newId(),
    ...{ personId: person.personId, eventKey: newId(), messageKey: 'notice.run_published' },
    params: JSON.stringify({ text: 'aviso' }),
  });
  return {
    ...{ communeId, partnerId, councilId, centreId, pointId, baseId, orgId, packageWeightId, road },
    ...{ personId: person.personId, mandateId: mandate?.id ?? '', noticeId: notice.id },
    ...{ productId: product.id, lotId: goods.lot.id, as: person.as },
    otherProductId: (await theProduct(house, 'tomate')).id,
    ...{ forecastId: goods.forecastId, announcedLotId: goods.announcedLotId },
    ...{ cycleId: asked.cycleId, plannedCycleId: asked.plannedCycleId, rationId: asked.rationId },
    ...{
      censusId: asked.censusId,
      orderId: asked.order.id,
      lineId: asked.order.lines[0]?.id ?? '',
    },
    ...{ draftOrderId: asked.draftOrderId, submissionId: asked.submissionId },
    ...{ standingOrderId: asked.standingOrderId },
    ...{ matchingRunId: trade.matchingRunId, proposedId: trade.proposed.id },
    ...{ acceptedId: trade.accepted.id, arrivedId: trade.arrived.id, rescueId: trade.rescueId },
    receivedId: trade.received.id,
    ...{ policyId: trade.policyId, agreementId: trade.agreementId },
    whatIfRunId: trade.whatIfRunId,
    ...settled,
  };
}

interface Place {
  readonly communeId: string;
  readonly partnerId: string;
  readonly councilId: string;
  readonly pointId: string;
  readonly personId: string;
}

async function theGoods(house: House, facts: Place & { siteId: string; productId: string }) {
  const { communeId, siteId, productId, personId } = facts;
  const { id: forecastId } = await insertRow(house, 'harvest_forecast', {
    ...{ id: newId(), communeId, productId, fromOn: '2026-11-20', toOn: '2026-12-20' },
    ...{ minGrams: 1_000, likelyGrams: 2_000_000, maxGrams: 3_000_000, createdBy: personId },
  });
  const lot = await aLot(house, { communeId, siteId, createdBy: personId });
  const announced = await aLot(house, { communeId, siteId, createdBy: personId });
  await house.db.rows(
    `UPDATE lot SET state = 'announced', listed_grams = 0, available_grams = 0 WHERE id = $1`,
    [announced.id],
  );
  await insertRow(house, 'weighing', {
    ...{ id: newId(), lotId: lot.id, place: 'collection', packages: 50, grossGrams: 1_010_000 },
    ...{ tareGrams: 10_000, netGrams: 1_000_000, method: 'scale', witness: 'Ana', personId },
    eventTime: house.clock.now(),
  });
  return { lot, forecastId, announcedLotId: announced.id };
}

async function theNeeds(house: House, facts: Place & { productId: string }) {
  const { communeId, councilId, pointId, personId, productId } = facts;
  const { id: rationId } = await insertRow(house, 'ration', {
    ...{ id: newId(), communeId, productId, gramsPerFamily: 2_000, act: 'Acta 9' },
  });
  const { id: censusId } = await insertRow(house, 'need_census', {
    ...{ id: newId(), communeId, councilId, families: 90, takenOn: '2026-11-01' },
    recordedBy: personId,
  });
  const host = { hostCommuneId: communeId, createdBy: personId };
  const { id: cycleId } = await aCycle(house, host);
  const { id: plannedCycleId } = await aCycle(house, { ...host, state: 'planned' });
  const order = await anOrder(house, {
    ...{ communeId, cycleId, distributionPointId: pointId },
    lines: [{ wantedGrams: 5_000_000 }],
  });
  const draft = await anOrder(house, {
    ...{ communeId, cycleId: plannedCycleId, distributionPointId: pointId, state: 'draft' },
  });
  const line = {
    ...{ productId, minGrams: 0, wantedGrams: 9_000, maxGrams: 9_000, gradeFloor: null },
    ...{ isWashed: null, ceilingMinorPerKg: null, currency: null, substituteProductIds: [] },
  };
  const { id: standingOrderId } = await insertRow(house, 'standing_order', {
    ...{ id: newId(), communeId, distributionPointId: pointId, fromOn: '2026-11-01' },
    ...{ lines: JSON.stringify([line]), createdBy: personId },
  });
  const { id: submissionId } = await insertRow(house, 'order_submission', {
    ...{ id: newId(), orderId: order.id, facts: '{}', personId },
  });
  await insertRow(house, 'standing_order_outcome', { standingOrderId, cycleId, orderId: order.id });
  return {
    rationId,
    censusId,
    cycleId,
    plannedCycleId,
    order,
    draftOrderId: draft.id,
    standingOrderId,
    submissionId,
  };
}

type Asked = Awaited<ReturnType<typeof theNeeds>>;
type Lot = Awaited<ReturnType<typeof aLot>>;

/** Home supplies partner (proposed, accepted) and partner supplies home (arrived, received). */
async function theTrade(
  house: House,
  facts: Place & Pick<Asked, 'cycleId' | 'order'> & { lot: Lot },
) {
  const { communeId, partnerId, cycleId, order, lot } = facts;
  const { id: matchingRunId } = await aMatchingRun(house, cycleId);
  const partnerOrder = await anOrder(house, {
    ...{ communeId: partnerId, cycleId, lines: [{ wantedGrams: 5_000_000 }] },
  });
  const partnerLot = await aLot(house, { communeId: partnerId });
  const partnerLot2 = await aLot(house, { communeId: partnerId });
  const lot2 = await aLot(house, { communeId });
  const given = { runId: matchingRunId, cycleId };
  const proposed = await anAllocation(house, {
    ...{ ...given, lot, order: partnerOrder, packages: 10, state: 'proposed' },
  });
  const accepted = await anAllocation(house, {
    ...given,
    lot: lot2,
    order: partnerOrder,
    packages: 20,
  });
  const arrived = await anAllocation(house, { ...given, lot: partnerLot, order, packages: 20 });
  const received = await anAllocation(house, { ...given, lot: partnerLot2, order, packages: 20 });
  for (const it of [arrived, received]) {
    await aCarriage(house, { ...it, ...carried(it.lotId, partnerId, communeId) } as never);
  }
  const outcome = {
    runId: matchingRunId,
    reasonParams: '{}',
    textEs: 'porque sí',
    textEn: 'because',
  };
  await insertRow(house, 'line_outcome', {
    ...{ ...outcome, orderLineId: order.lines[0]?.id, askedGrams: 5_000_000, alreadyGrams: 0 },
    ...{ givenGrams: 800_000, reasonCode: 'line.filled' },
  });
  await insertRow(house, 'lot_outcome', {
    ...{ ...outcome, lotId: lot.id, availableGrams: 1_000_000, placedGrams: 200_000 },
    ...{ unplacedGrams: 800_000, reasonCode: 'lot.no_demand' },
  });
  const { id: rescueId } = await insertRow(house, 'rescue_listing', {
    ...{ id: newId(), lotId: lot.id, runId: matchingRunId, cycleId, communeId, grams: 700_000 },
    bestBeforeOn: '2026-12-10',
  });
  await writePapers(house, { matchingRunId, lot, order, communeId });
  const votes = await theVotes(house, { ...facts, matchingRunId, productId: lot.productId });
  return { matchingRunId, proposed, accepted, arrived, received, rescueId, ...votes };
}

function carried(lotId: unknown, supplierCommuneId: string, customerCommuneId: string) {
  return { lotId, supplierCommuneId, customerCommuneId };
}

type Trade = Awaited<ReturnType<typeof theTrade>>;

/** What home received, lost while handing out, claims from partner, and what partner claims from home. */
async function theSettling(house: House, facts: Place & Pick<Trade, 'received' | 'accepted'>) {
  const { communeId, partnerId, personId, received, accepted } = facts;
  const eventTime = house.clock.now();
  const about = { allocationId: received.id, communeId, personId, eventTime };
  const { id: receptionId } = await insertRow(house, 'reception', {
    ...{ id: newId(), ...about, packages: 19, coveredGrams: 400_000, receivedGrams: 390_000 },
    ...{ differenceGrams: -10_000, differenceCause: 'spoilage', differenceReason: 'dañado' },
  });
  await house.db.rows('UPDATE allocation SET received_grams = 390000 WHERE id = $1', [received.id]);
  const { id: handOutLossId } = await insertRow(house, 'hand_out_loss', {
    ...{ id: newId(), ...about, grams: 1_000, cause: 'damage', reason: 'caída' },
  });
  const claim = {
    ...{ personId, eventTime, recordTime: eventTime, kind: 'quality', grams: 5_000, note: 'nota' },
    answerBy: new Date('2026-12-30T00:00:00Z'),
  };
  const { id: claimId } = await insertRow(house, 'claim', {
    ...{ id: newId(), ...claim, allocationId: received.id, communeId, againstCommuneId: partnerId },
  });
  const { id: claimAgainstId } = await insertRow(house, 'claim', {
    ...{ id: newId(), ...claim, allocationId: accepted.id, communeId: partnerId },
    againstCommuneId: communeId,
  });
  return { receptionId, handOutLossId, claimId, claimAgainstId };
}
