import { checkPlan, planRuns, type RoutingProblem } from '#core/routing';
import { planInThreads, SearchThreads } from './plan-in-threads';

const HOUR = 3600;

/** Farms and towns around a base; what is not named here does not matter. */
const problem: RoutingProblem = {
  sites: Array.from({ length: 13 }, (_, at) => ({
    id: `s${at}`,
    latitude: 9 + ((at * 37) % 13) / 40,
    longitude: -70 + ((at * 23) % 13) / 40,
    stateCode: 'VE-T',
    windows: [],
    serviceSecondsFixed: 300,
    secondsPerTonne: 600,
    terrain: 'paved',
  })),
  vehicles: Array.from({ length: 4 }, (_, at) => ({
    id: `v${at}`,
    capacityGrams: 5_000_000,
    capacityLitres: 20_000,
    capacityPackages: 200,
    refrigerated: false,
    terrain: 'paved',
    fuel: 'diesel',
    fuelMlPerKm: 250,
    fuelQuotaMl: null,
    startSiteId: 's0',
    endSiteId: 's0',
    shiftFromSeconds: 5 * HOUR,
    shiftToSeconds: 17 * HOUR,
    maxDrivingSeconds: null,
    costPerKmMinor: 35,
    costPerHourMinor: 250,
    costPerUseMinor: 1000,
  })),
  shipments: Array.from({ length: 24 }, (_, at) => ({
    id: `g${at}`,
    pickupSiteId: `s${1 + (at % 12)}`,
    deliverySiteId: `s${1 + ((at * 5 + 3) % 12)}`,
    grams: 400_000 + 50_000 * (at % 7),
    litres: 1000,
    packages: 20,
    coldChain: false,
    pickupWindows: [],
    deliveryWindows: [],
    maxSecondsOnBoard: null,
    priority: 1,
  })),
  travel: { kind: 'estimate' },
  locks: {},
};

describe('planInThreads', () => {
  it('gives a sound plan, the same for the same seed, rounds and threads', async () => {
    const options = { seed: 1, threads: 2, iterationsMax: 300 };
    const once = await planInThreads(problem, options);
    expect(checkPlan(problem, once)).toEqual([]);
    expect(once.iterations).toBe(600);
    expect(JSON.stringify(await planInThreads(problem, options))).toBe(JSON.stringify(once));
    expect(once.totals.servedShipments).toBe(24);
    expect(once.trace.length).toBeGreaterThan(0);
  });

  it('gives in threads that stay what it gives in threads of its own', async () => {
    const own = await planInThreads(problem, { seed: 1, threads: 2, iterationsMax: 100 });
    const threads = new SearchThreads(2);
    try {
      for (let time = 0; time < 2; time += 1) {
        const plan = await planInThreads(problem, { seed: 1, threads, iterationsMax: 100 });
        expect(JSON.stringify(plan)).toBe(JSON.stringify(own));
      }
    } finally {
      await threads.close();
    }
  });

  it('stops by the clock and when it is told to, with the best so far', async () => {
    const heard: number[] = [];
    const stop = new AbortController();
    const plan = await planInThreads(problem, {
      ...{ seed: 1, threads: 2, millisecondsMax: 400 },
      onProgress: (it) => heard.push(it.servedShipments),
    });
    expect(checkPlan(problem, plan)).toEqual([]);
    expect(heard).toContain(24);
    stop.abort();
    const early = await planInThreads(problem, {
      ...{ seed: 1, threads: 1, millisecondsMax: 60_000, signal: stop.signal },
    });
    expect(checkPlan(problem, early)).toEqual([]);
  });

  it('refuses what is malformed, as planRuns does', async () => {
    const faulty = { ...problem, vehicles: [...problem.vehicles, ...problem.vehicles] };
    expect(() => planRuns(faulty, { seed: 1 })).toThrow('occurs twice');
    await expect(planInThreads(faulty, { seed: 1, threads: 1 })).rejects.toThrow('occurs twice');
  });
});
