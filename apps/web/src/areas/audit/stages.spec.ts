import { elsewhere, gramsAt, lossPermille, STAGES } from './stages';

const NOTHING = {
  ...{ announcedGrams: 0, weighedGrams: 0, weighingDifferenceGrams: 0, offeredGrams: 0 },
  ...{ allocatedGrams: 0, acceptedGrams: 0, declinedGrams: 0, releasedGrams: 0, loadedGrams: 0 },
  ...{ onTheRoadGrams: 0, deliveredGrams: 0, awaitingReceptionGrams: 0, receivedGrams: 0 },
  ...{ scaleDifferenceGrams: 0, lostGrams: 0, unplacedGrams: 0, rescuedGrams: 0 },
  ...{ withdrawnGrams: 0, expiredGrams: 0, freeGrams: 0 },
  lost: { field: 0, collection: 0, transport: 0, reception: 0, distribution: 0 },
};

it('follows the food from the announcement to the reception', () => {
  const figures = { ...NOTHING, announcedGrams: 8, receivedGrams: 5 };
  expect(STAGES.map((stage) => gramsAt(figures, stage))).toEqual([8, 0, 0, 0, 0, 0, 0, 5]);
});

it('measures loss by what was weighed, and knows none before', () => {
  expect(lossPermille({ ...NOTHING, weighedGrams: 6_908_270, lostGrams: 68_000 })).toBe(10);
  expect(lossPermille(NOTHING)).toBeNull();
});

it('tells only what there is elsewhere, less or more', () => {
  const figures = { ...NOTHING, weighingDifferenceGrams: -3, freeGrams: 4 };
  expect(elsewhere(figures)).toEqual([
    ['weighingDifference', -3],
    ['free', 4],
  ]);
});
