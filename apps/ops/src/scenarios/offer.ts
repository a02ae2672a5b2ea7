import { addDays, type Id, momentAt } from '#core/kernel';
import { lotCode } from '#features/inventory';
import { Chance } from './chance';
import { CURRENCY, type Harvest, type Need, type Network, personOf } from './network';
import { Rows } from './rows';
import { scenarioIds } from './scenario-ids';

/** A seven-letter name is enough for a valley; two of fifty thousand lots would share one. */
const CODE_LETTERS = 9;
/** 06:00 in Caracas. */
const WEIGHED_AT_MINUTE = 360;

/** Of every so many harvests and needs, one is on offer already. */
export interface OfferShare {
  readonly everyHarvest: number;
  readonly everyNeed: number;
}

export const WHOLE_OFFER: OfferShare = { everyHarvest: 1, everyNeed: 1 };

/** A network that lives: an open cycle with some weighed lots and some orders, as rows. */
export function offerOf(network: Network, share: OfferShare): Rows {
  const rows = new Rows();
  const id = scenarioIds(`${network.scenario}-offer`, network.seed);
  const chance = new Chance(network.seed ^ 0x0ffe5);
  const cycleId = openCycle(rows, network, id('DistributionCycle'));
  const world = { rows, id, chance, network };
  network.harvests
    .filter((_, index) => index % share.everyHarvest === 0)
    .forEach((harvest) => weighedLot(world, harvest));
  network.needs
    .filter((_, index) => index % share.everyNeed === 0)
    .forEach((need) => order(world, cycleId, need));
  return rows;
}

interface World {
  readonly rows: Rows;
  readonly id: ReturnType<typeof scenarioIds>;
  readonly chance: Chance;
  readonly network: Network;
}

function openCycle(
  rows: Rows,
  { today, liaison, scenario, villages }: Network,
  id: Id<'DistributionCycle'>,
): Id<'DistributionCycle'> {
  const dates = {
    opensOn: today,
    closesOn: addDays(today, 2),
    closesMinute: 1080,
    movesOn: addDays(today, 2),
    handsOutOn: addDays(today, 4),
    settlesOn: addDays(today, 11),
  };
  const told = {
    id,
    name: `Semana de ${scenario}`,
    hostCommuneId: null,
    ...dates,
    acceptHours: 12,
  };
  // A cycle of the whole network names no participants.
  const participantIds = scenario === 'national' ? [] : villages.map((it) => it.commune.id).sort();
  const facts = { ...told, participantIds };
  rows.add('distribution_cycle', { ...told, facts, state: 'open', createdBy: liaison.id });
  participantIds.forEach((communeId) => rows.add('cycle_commune', { cycleId: id, communeId }));
  const timer = (key: string, dueAt: Date, name: string): void => {
    rows.add('timer', { key: `${key}:${id}`, dueAt, name, payload: { cycleId: id } });
  };
  timer('cycle.closes', momentAt(dates.closesOn, dates.closesMinute), 'cycle.closing_came');
  timer('cycle.hands_out', momentAt(addDays(dates.handsOutOn, 1)), 'cycle.hand_out_ended');
  timer('cycle.settles', momentAt(addDays(dates.settlesOn, 1)), 'cycle.settling_ended');
  return id;
}

/** A lot as the scale found it: sacks are filled to the brim, so up to half a hundredth more than announced. */
function weighedLot({ rows, id, chance, network }: World, harvest: Harvest): void {
  const { village, weight, packages } = harvest;
  const lotId = id('Lot');
  const announcedGrams = packages * weight.nominalGrams;
  const netGrams = announcedGrams + 10 * chance.whole(0, Math.floor(announcedGrams / 2_000));
  const eventTime = momentAt(network.today, WEIGHED_AT_MINUTE);
  const harvestedOn = addDays(network.today, -1);
  const receiver = personOf(village, 'centre_receiver').id;
  rows.add('lot', {
    id: lotId,
    code: lotCode(lotId, CODE_LETTERS),
    communeId: village.commune.id,
    productiveOrgId: village.orgs[harvest.orgIndex]?.id ?? null,
    productId: weight.productId,
    siteId: village.centre.id,
    grade: harvest.grade,
    isWashed: harvest.isWashed,
    packageType: weight.packageType,
    packageGrams: weight.nominalGrams,
    announcedPackages: packages,
    announcedGrams,
    harvestedOn,
    readyOn: harvestedOn,
    bestBeforeOn: addDays(harvestedOn, harvest.shelfLifeDays),
    floorMinorPerKg: harvest.floorMinorPerKg,
    currency: CURRENCY,
    state: 'confirmed',
    listedGrams: netGrams,
    availableGrams: netGrams,
    createdBy: personOf(village, 'producer_spokesperson').id,
  });
  const tareGrams = packages * weight.tareGrams;
  rows.add('weighing', {
    id: id('Weighing'),
    lotId,
    place: 'collection',
    packages,
    grossGrams: netGrams + tareGrams,
    tareGrams,
    netGrams,
    method: 'scale',
    witness: 'Contraloría de la comuna',
    personId: receiver,
    eventTime,
  });
  rows.add('stock_movement', {
    id: id('StockMovement'),
    lotId,
    kind: 'confirm',
    fromBucket: 'outside',
    toBucket: 'available',
    grams: netGrams,
    packages,
    reason: 'weighed',
    personId: receiver,
    eventTime,
  });
}

function order({ rows, id, network }: World, cycleId: string, need: Need): void {
  const orderId = id('Order');
  rows.add('order', {
    id: orderId,
    communeId: need.village.commune.id,
    cycleId,
    distributionPointId: need.village.point.id,
    windowFromOn: addDays(network.today, 2),
    windowToOn: addDays(network.today, 4),
    families: need.village.families,
    canKeepCold: false,
    state: 'submitted',
  });
  for (const { productCode: _, ...wish } of need.wishes) {
    const currency = wish.ceilingMinorPerKg === null ? null : CURRENCY;
    rows.add('order_line', { id: id('OrderLine'), orderId, ...wish, currency });
  }
}
