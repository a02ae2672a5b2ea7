import { differencePermille, netOf, readLoad } from './weighing';

const LOAD = { id: 'one', packages: '7', gross: '352,8', tare: null };

describe('readLoad', () => {
  it('takes what empty packages weigh here as tare until another is typed', () => {
    const { load } = readLoad(LOAD, 400);
    expect(load).toEqual({ packages: 7, grossGrams: 352_800, tareGrams: 2_800 });
    expect(readLoad({ ...LOAD, tare: '3' }, 400).load?.tareGrams).toBe(3_000);
    expect(readLoad({ ...LOAD, tare: '' }, 400).load?.tareGrams).toBe(0);
  });

  it('says what is missing and what cannot be', () => {
    const { load, faults } = readLoad({ ...LOAD, packages: '1,5', gross: '' }, 0);
    expect(load).toBeNull();
    expect(faults).toEqual({ packages: 'number', gross: 'required' });
    expect(readLoad({ ...LOAD, gross: '2', tare: '3' }, 0).faults).toEqual({
      tare: 'tareAboveGross',
    });
  });
});

it('adds up the net of several loads', () => {
  const { load } = readLoad(LOAD, 400);
  expect(netOf([load, null, load])).toBe(700_000);
});

it('compares the scale with what was announced', () => {
  expect(differencePermille(332_500, 350_000)).toBe(-50);
  expect(differencePermille(350_000, 350_000)).toBe(0);
});
