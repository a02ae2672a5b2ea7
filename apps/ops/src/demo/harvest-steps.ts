import { personOf } from '../scenarios/network';
import type { LotAnswer } from './answers';
import type { Play, PlayedLot } from './play';

/** The lot that weighs less than it was announced with, and the one of which something is lost. */
const SHORT_LOT = 0;
const SPOILED_LOT = 1;

/** Lots of earlier days are shared in this cycle, too. */
export async function lookAtLeftOvers(play: Play): Promise<void> {
  let lots = 0;
  let grams = 0;
  for (const village of play.network.villages) {
    const producer = village.people.get('producer_spokesperson');
    if (!producer) continue;
    const path = `/v1/lots?communeId=${village.commune.id}&state=confirmed`;
    const left = (await play.all<LotAnswer>(play.as(producer), path)).filter(
      (lot) => lot.availableGrams > 0,
    );
    lots += left.length;
    grams += left.reduce((sum, lot) => sum + lot.availableGrams, 0);
  }
  play.hasLeftOver = lots > 0;
  if (play.hasLeftOver) play.say(play.texts.leftOver(lots, grams));
}

/** Producers announce what is coming: each harvest with its window and a likely weight. */
export async function announceForecasts(play: Play): Promise<Map<string, string>> {
  const forecasts = new Map<string, string>();
  let likely = 0;
  for (const [index, harvest] of play.network.harvests.entries()) {
    const { village, weight, packages } = harvest;
    const id = play.id('forecast');
    const grams = packages * weight.nominalGrams;
    await play.as(personOf(village, 'producer_spokesperson')).put(`/v1/forecasts/${id}`, {
      communeId: village.commune.id,
      productId: weight.productId,
      ...orgOf(harvest),
      fromOn: play.today,
      toOn: play.dayAfter(2),
      minGrams: Math.floor(grams * 0.8),
      likelyGrams: grams,
      maxGrams: Math.ceil(grams * 1.2),
    });
    forecasts.set(String(index), id);
    likely += grams;
  }
  play.say(play.texts.forecasts(forecasts.size, likely));
  return forecasts;
}

/** The crop is in: every forecast becomes a lot. The first message is sent twice, as weak networks do. */
export async function registerLots(
  play: Play,
  forecasts: ReadonlyMap<string, string>,
): Promise<void> {
  let announced = 0;
  for (const [index, harvest] of play.network.harvests.entries()) {
    const { village, weight } = harvest;
    const id = play.id('lot');
    const facts = {
      communeId: village.commune.id,
      productId: weight.productId,
      forecastId: forecasts.get(String(index)),
      ...orgOf(harvest),
      siteId: village.centre.id,
      grade: harvest.grade,
      isWashed: harvest.isWashed,
      packageType: weight.packageType,
      packages: harvest.packages,
      harvestedOn: play.today,
      floorMinorPerKg: harvest.floorMinorPerKg,
      currency: 'USD',
    };
    const voice = play.as(personOf(village, 'producer_spokesperson'));
    const lot = await voice.put<LotAnswer>(`/v1/lots/${id}`, facts);
    if (index === 0) await voice.put(`/v1/lots/${id}`, facts);
    play.lots.push({ id, harvest });
    announced += lot.announcedGrams;
  }
  play.say(play.texts.lots(play.lots.length, announced));
}

/** The receiver of each centre weighs what came; from then on it is stock. */
export async function weighLots(play: Play): Promise<void> {
  let short = 0;
  for (const [index, lot] of play.lots.entries()) {
    const { village, weight, packages } = lot.harvest;
    const nominal = packages * weight.nominalGrams;
    const missing = index === SHORT_LOT ? weight.nominalGrams : 0;
    // Sacks are filled to the brim: a few grams more than nominal in each.
    const netGrams = nominal - missing + 10 * play.chance.whole(0, packages);
    if (index === SHORT_LOT) short = nominal - netGrams;
    await play.as(personOf(village, 'centre_receiver')).post(`/v1/lots/${lot.id}/confirm`, {
      id: play.id('confirmation'),
      weighings: [
        {
          id: play.id('weighing'),
          packages: missing > 0 ? packages - 1 : packages,
          grossGrams: netGrams + packages * weight.tareGrams,
          tareGrams: packages * weight.tareGrams,
          method: 'scale',
          witness: personOf(village, 'comptroller').name,
        },
      ],
    });
    play.told.weighed.set(lot.id, netGrams);
  }
  const weighed = [...play.told.weighed.values()].reduce((sum, grams) => sum + grams, 0);
  play.say(play.texts.weighed(weighed, short));
  await loseAtCollection(play, play.lots[SPOILED_LOT]);
}

async function loseAtCollection(play: Play, lot: PlayedLot | undefined): Promise<void> {
  if (!lot) return;
  const { village, weight } = lot.harvest;
  const grams = weight.nominalGrams;
  await play.as(personOf(village, 'centre_receiver')).post(`/v1/lots/${lot.id}/lose`, {
    id: play.id('loss'),
    grams,
    reason: play.texts.lossCause,
    stage: 'collection',
    cause: 'spoilage',
  });
  play.told.lost.collection += grams;
  play.say(play.texts.lostAtCollection(grams));
}

function orgOf({ village, orgIndex }: PlayedLot['harvest']): { productiveOrgId?: string } {
  const org = village.orgs[orgIndex];
  return org ? { productiveOrgId: org.id } : {};
}
