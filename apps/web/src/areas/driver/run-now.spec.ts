import {
  type Deed,
  nextOf,
  onBoardGrams,
  type RunDetail,
  runNow,
  type Shipment,
  type Stop,
} from './run-now';

const stop = (id: string, kind: Stop['kind'], state: Stop['state'] = 'planned'): Stop =>
  ({ id, kind, state, siteId: `site-${id}` }) as Stop;
const load = (id: string, deliveryStopId: string): Shipment =>
  ({
    ...{ id, pickUpStopId: 'farm', deliveryStopId, fromSiteId: 'site-farm', state: 'planned' },
    ...{ packages: 2, grams: 40_000, loadedPackages: null, loadedGrams: null, lostGrams: 0 },
  }) as Shipment;

const run = {
  ...{ id: 'run', state: 'cleared', events: [] as RunDetail['events'] },
  stops: [
    stop('base', 'start'),
    stop('farm', 'pick_up'),
    stop('town', 'delivery'),
    stop('city', 'delivery'),
    stop('home', 'end'),
  ],
  shipments: [load('a', 'town'), load('b', 'city')],
} as RunDetail;

let seq = 0;
const post = (verb: string): Deed => ({
  ...{ seq: ++seq, method: 'POST', path: `/v1/runs/run/${verb}`, group: 'run', body: {} },
});
const tell = (body: object): Deed => {
  seq += 1;
  return { seq, method: 'PUT', path: `/v1/stop-events/${seq}`, group: 'run', body };
};
const at = (stopId: string, kind: string, more: object = {}): Deed =>
  tell({ stopId, kind, ...more });
const weighed = (shipmentId: string, grossGrams: number, more: object = {}): object => ({
  ...{ shipmentId, packages: 2, grossGrams, method: 'scale', ...more },
});
const bothLoaded = at('farm', 'loaded', { goods: [weighed('a', 40_000), weighed('b', 39_000)] });
const onTheRoad = [post('depart'), at('farm', 'arrived'), bothLoaded];

describe('runNow', () => {
  it('drives a whole run on nothing but what waits in the outbox', () => {
    const deeds = [...onTheRoad];
    expect(nextOf(runNow(run, [], []))).toEqual({ kind: 'depart' });
    expect(nextOf(runNow(run, [], deeds.slice(0, 1)))).toMatchObject({
      kind: 'arrive',
      stop: { id: 'farm' },
    });
    expect(nextOf(runNow(run, [], deeds.slice(0, 2)))).toMatchObject({
      kind: 'load',
      stop: { id: 'farm' },
    });
    expect(nextOf(runNow(run, [], deeds))).toMatchObject({ kind: 'arrive', stop: { id: 'town' } });
    expect(onBoardGrams(runNow(run, [], deeds))).toBe(79_000);
    deeds.push(at('town', 'arrived'), at('town', 'delivered', { goods: [weighed('a', 40_000)] }));
    deeds.push(at('city', 'arrived'));
    deeds.push(at('city', 'delivered', { goods: [weighed('b', 38_000, { cause: 'damage' })] }));
    const now = runNow(run, [], deeds);
    expect(nextOf(now)).toEqual({ kind: 'close' });
    expect(now.shipments).toMatchObject([
      { lostGrams: 0 },
      { lostGrams: 1_000, deliveredGrams: 38_000 },
    ]);
    expect(runNow(run, [], [...deeds, post('close')]).state).toBe('closed');
  });

  it('counts a deed once: while it waits, after it was sent, and when the kept run knows it', () => {
    const loadingOnly = { ...bothLoaded, path: '/v1/stop-events/known' };
    expect(onBoardGrams(runNow(run, [loadingOnly], [loadingOnly]))).toBe(79_000);
    const kept = { ...run, events: [{ id: 'known' }] } as RunDetail;
    expect(onBoardGrams(runNow(kept, [loadingOnly], []))).toBe(0);
  });

  it('leaves out what was refused, and what belongs to another run', () => {
    const problem = { code: 'x', title: 'no', status: 409 };
    const deeds = [
      { ...post('depart'), problem },
      { ...post('depart'), group: 'other' },
    ];
    expect(runNow(run, [], deeds).state).toBe('cleared');
  });

  it('stays at a stop until all of its goods are loaded', () => {
    const half = at('farm', 'loaded', { goods: [weighed('a', 40_000)] });
    expect(nextOf(runNow(run, [], [post('depart'), half]))).toMatchObject({ kind: 'load' });
  });

  it('passes by the stops whose goods will not come', () => {
    const now = runNow(run, [], [post('depart'), at('farm', 'skipped', { reason: 'nobody' })]);
    expect(now.stops.map(({ state }) => state)).toEqual([
      ...['served', 'skipped', 'skipped', 'skipped', 'planned'],
    ]);
    expect(nextOf(now)).toEqual({ kind: 'close' });
  });

  it('waits for the API to say where goods go that could not be delivered, after the other stops', () => {
    const failed = at('town', 'failed', { reason: 'no road', then: 'return' });
    const now = runNow(run, [], [...onTheRoad, failed]);
    expect(nextOf(now)).toMatchObject({ kind: 'arrive', stop: { id: 'city' } });
    const after = [
      at('city', 'arrived'),
      at('city', 'delivered', { goods: [weighed('b', 39_000)] }),
    ];
    expect(nextOf(runNow(run, [], [...onTheRoad, failed, ...after]))?.kind).toBe('await_place');
  });

  it('lets the driver take another stop first', () => {
    const now = runNow(run, [], onTheRoad);
    expect(nextOf(now, 'city')).toMatchObject({ kind: 'arrive', stop: { id: 'city' } });
  });
});
