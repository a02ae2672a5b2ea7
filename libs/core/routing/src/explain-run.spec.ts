import { aNetwork } from '../spec/a-network';
import { aProblem, aShipment, aVehicle } from '../spec/a-problem';
import { explainRun } from './explain/explain-run';
import { runText } from './explain/run-text';
import { planRuns } from './plan-runs';
import type { RunStop } from './problem';
import { stopsOfRun } from './stops-of-run';

const HOUR = 3600;
const stop = (kind: RunStop['kind'], shipmentId: string): RunStop => ({ kind, shipmentId });
const problem = aProblem({
  vehicles: [
    aVehicle({ costPerKmMinor: 50, costPerUseMinor: 1, shiftToSeconds: 5 * HOUR, endSiteId: null }),
  ],
  shipments: [
    aShipment({ id: 'far', grams: 2_000_000 }),
    aShipment({ id: 'near', grams: 1_000_000, pickupSiteId: 'base', deliverySiteId: 'farm' }),
    aShipment({ id: 'way', grams: 1_000_000, pickupSiteId: 'base' }),
  ],
});
const run = {
  vehicleId: 'lorry',
  stops: [
    stop('pickup', 'near'),
    stop('pickup', 'way'),
    stop('delivery', 'near'),
    stop('pickup', 'far'),
    stop('delivery', 'way'),
    stop('delivery', 'far'),
  ],
};

describe('explainRun', () => {
  it('tells the load of every way and the slack of every stop', () => {
    const told = explainRun(problem, run);
    expect(told.ways).toMatchObject([
      { fromSiteId: 'base', toSiteId: 'farm', metres: 50_000, loadGrams: 2_000_000 },
      { fromSiteId: 'farm', toSiteId: 'city', loadGrams: 3_000_000, utilisationPermille: 600 },
    ]);
    expect(told.stops.map((it) => it.slackSeconds)).toEqual(run.stops.map(() => 3 * HOUR));
    expect(told).toMatchObject({ metres: 100_000, emptyMetres: 0, waitingSeconds: 0 });
  });

  it('shares the cost by weight and direct way, to the last unit', () => {
    const { costMinor, shares } = explainRun(problem, run);
    expect(costMinor).toBe(5001);
    // 2 t × 50 km, 1 t × 50 km and 1 t × 100 km.
    expect(shares.map((it) => [it.shipmentId, it.costMinor])).toEqual([
      ['near', 1000],
      ['way', 2001],
      ['far', 2000],
    ]);
  });

  it('tells what going together saves, and what each alone would come to', () => {
    const { apart, saved, shares } = explainRun(problem, run);
    expect(shares.map((it) => it.aloneMetres)).toEqual([50_000, 100_000, 100_000]);
    expect(apart.metres).toBe(250_000);
    expect(saved).toEqual({ metres: 150_000, costMinor: 3 * 5001 - 2500 - 5001 });
    expect(shares.map((it) => it.sparedMetres)).toEqual([0, 0, 0]);
  });

  it('shares every run of a network exactly, nobody below nothing', () => {
    const network = aNetwork({ seed: 4, shipments: 60, vehicles: 8 });
    const vehicles = network.vehicles.map((it) => ({
      ...it,
      ...{ costPerKmMinor: 37, costPerHourMinor: 411, costPerUseMinor: 5003 },
    }));
    const priced = { ...network, vehicles };
    const plan = planRuns(priced, { seed: 1, iterationsMax: 50 });
    expect(plan.runs.length).toBeGreaterThan(2);
    for (const planned of plan.runs) {
      const told = explainRun(priced, { vehicleId: planned.vehicleId, stops: stopsOfRun(planned) });
      expect(told.costMinor).toBe(planned.costMinor);
      const sum = told.shares.reduce((total, it) => total + it.costMinor, 0);
      expect(sum).toBe(planned.costMinor);
      expect(Math.min(...told.shares.map((it) => it.costMinor))).toBeGreaterThanOrEqual(0);
    }
  });

  it('is at home in an empty run', () => {
    const told = explainRun(problem, { vehicleId: 'lorry', stops: [] });
    expect(told).toMatchObject({ ways: [], shares: [], tightestStop: null, costMinor: 0 });
  });
});

describe('runText', () => {
  it('says it in plain words, with the names that people use', () => {
    const names = (id: string): string => ({ base: 'Carache', farm: 'Cuicas' })[id] ?? id;
    expect(runText(explainRun(problem, run), 'es', { names })).toEqual([
      'Recorre 100 km en 2 h, 2 h de ellas al volante.',
      'Lo más lleno es de Cuicas a city: 60 % de lo que cabe.',
      'La parada más ajustada es Carache: aguanta 3 h de retraso.',
      'Cuesta 50,01.',
      'Juntos se ahorran 150 km y 75,02 frente a ir cada uno por su lado.',
      'A near le tocan 10,00 (20 %), según su peso y su camino directo.',
      'A way le tocan 20,01 (40 %), según su peso y su camino directo.',
      'A far le tocan 20,00 (40 %), según su peso y su camino directo.',
    ]);
    const english = runText(explainRun(problem, run), 'en', { money: (minor) => `Bs ${minor}` });
    expect(english).toHaveLength(8);
    expect(english[3]).toBe('It costs Bs 5001.');
  });
});
