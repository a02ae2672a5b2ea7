import fc from 'fast-check';
import { learntPermille, odometerWays, type WayPoint } from './odometer-ways';

const CARACHE: WayPoint = { latitude: 9.633, longitude: -70.233, stateCode: 'VE-T' };
const BARQUISIMETO: WayPoint = { latitude: 10.067, longitude: -69.347, stateCode: 'VE-K' };
const factor = (): number => 1300;

describe('odometerWays', () => {
  it('gives a run between two states all of its odometer, there and back', () => {
    const ways = odometerWays([CARACHE, BARQUISIMETO, CARACHE], 300_000, factor);

    expect(ways).toMatchObject([{ stateA: 'VE-K', stateB: 'VE-T', odometerMetres: 300_000 }]);
    expect(ways[0]?.straightMetres).toBeGreaterThan(200_000);
  });

  it('says nothing of a run that went nowhere', () => {
    expect(odometerWays([CARACHE, CARACHE], 5_000, factor)).toEqual([]);
    expect(odometerWays([CARACHE, BARQUISIMETO], 0, factor)).toEqual([]);
  });

  it('loses no metre of the odometer', () => {
    const anyPoint = fc.record({
      latitude: fc.double({ min: 1, max: 12, noNaN: true }),
      longitude: fc.double({ min: -73, max: -60, noNaN: true }),
      stateCode: fc.constantFrom('VE-A', 'VE-K', 'VE-T'),
    });
    fc.assert(
      fc.property(
        fc.array(anyPoint, { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 5_000_000 }),
        (points, odometer) => {
          const ways = odometerWays(points, odometer, factor);
          const sum = ways.reduce((total, way) => total + way.odometerMetres, 0);
          const pairs = ways.map((way) => `${way.stateA} ${way.stateB}`);
          expect([0, odometer]).toContain(sum);
          expect(new Set(pairs).size).toBe(pairs.length);
        },
      ),
    );
  });
});

describe('learntPermille', () => {
  it('is the road over the straight line, of all ways together', () => {
    const ways = [
      { straightMetres: 100_000, odometerMetres: 160_000 },
      { straightMetres: 300_000, odometerMetres: 480_000 },
    ];
    expect(learntPermille(ways)).toBe(1600);
  });

  it('believes neither a road shorter than the straight line nor one far longer', () => {
    expect(learntPermille([{ straightMetres: 100, odometerMetres: 10 }])).toBe(1000);
    expect(learntPermille([{ straightMetres: 100, odometerMetres: 10_000 }])).toBe(2500);
  });
});
