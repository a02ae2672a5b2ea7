import { sharesOfCommunes, tightestAtStops } from './cost-of-communes';

const share = (communeId: string, costMinor: number) => ({
  ...{ communeId, communeName: communeId, grams: 1_000, costMinor },
  ...{ permille: 250, aloneCostMinor: costMinor * 2 },
});

it('adds up what a commune bears, and loses nothing', () => {
  const shares = [share('a', 10), share('b', 50), share('a', 30), share('b', 1)];
  expect(sharesOfCommunes(shares)).toEqual([
    { ...share('b', 51), grams: 2_000, permille: 500 },
    { ...share('a', 40), grams: 2_000, permille: 500 },
  ]);
});

it('lets the tightest goods speak for their stop', () => {
  const stop = (stopId: string, slackSeconds: number) => ({
    ...{ stopId, slackSeconds, shipmentId: 's', siteId: 'x', kind: 'pick_up' as const },
    ...{ arrivesAt: '', departsAt: '', waitingSeconds: 0, isTightest: false, loadGrams: 0 },
  });
  const tightest = tightestAtStops([stop('a', 60), stop('a', 30), stop('b', 90)]);
  expect(tightest.map((it) => [it.stopId, it.slackSeconds])).toEqual([
    ['a', 30],
    ['b', 90],
  ]);
});
