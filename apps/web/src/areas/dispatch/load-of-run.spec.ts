import { litresOf, peaksOf } from './load-of-run';

const stops = [
  { id: 'farm', position: 1 },
  { id: 'town', position: 2 },
  { id: 'mill', position: 3 },
  { id: 'city', position: 4 },
];
const lettuce = { productId: 'lettuce', state: 'planned' as const };
const maize = { productId: 'maize', state: 'planned' as const };
const room = (productId: string): number => (productId === 'lettuce' ? 6000 : 1500);

describe('litresOf', () => {
  it('rounds up: a litre that is begun is taken', () => {
    expect(litresOf(1_000_000, 1500)).toBe(1500);
    expect(litresOf(1_000, 1500)).toBe(2);
  });
});

describe('peaksOf', () => {
  it('follows kilos, litres and packages each to where it is most', () => {
    const loads = [
      { ...lettuce, pickUpStopId: 'farm', deliveryStopId: 'town', grams: 100_000, packages: 20 },
      { ...maize, pickUpStopId: 'mill', deliveryStopId: 'city', grams: 300_000, packages: 6 },
    ];
    expect(peaksOf(stops, loads, room)).toEqual({ grams: 300_000, litres: 600, packages: 20 });
  });

  it('adds what is on board at once, whatever the order of the rows', () => {
    const loads = [
      { ...maize, pickUpStopId: 'farm', deliveryStopId: 'city', grams: 200_000, packages: 4 },
      { ...maize, pickUpStopId: 'town', deliveryStopId: 'city', grams: 100_000, packages: 2 },
    ];
    expect(peaksOf([...stops].reverse(), loads, room)).toEqual({
      grams: 300_000,
      litres: 450,
      packages: 6,
    });
  });

  it('leaves out what was taken off or handed over', () => {
    const gone = { pickUpStopId: 'farm', deliveryStopId: 'city', grams: 1_000, packages: 1 };
    const loads = [
      { ...maize, ...gone, state: 'cancelled' as const },
      { ...maize, ...gone, state: 'handed_over' as const },
    ];
    expect(peaksOf(stops, loads, room)).toEqual({ grams: 0, litres: 0, packages: 0 });
  });
});
