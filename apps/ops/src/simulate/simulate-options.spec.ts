import { ArgumentError } from '../arguments';
import { simulateOptions } from './simulate-options';

describe('the options of the simulator', () => {
  it('plays the usual season when nothing is said', () => {
    const { shape, isJson } = simulateOptions([]);
    expect(shape).toMatchObject({ rounds: 26, seed: 1, lots: 300, lines: 600, products: 12 });
    expect(shape.conditions.name).toBe('well-connected');
    expect(isJson).toBe(false);
  });

  it('takes what is said', () => {
    const { shape, isJson } = simulateOptions(
      '--rounds 3 --seed 9 --lots 5 --lines 6 --products 2 --communes 4 --tolerance 100 --supply 70 --minimums 0 --scenario rains --json'.split(
        ' ',
      ),
    );
    expect(shape).toMatchObject({
      rounds: 3,
      seed: 9,
      lots: 5,
      lines: 6,
      products: 2,
      communes: 4,
      tolerancePermille: 100,
      supplyPercent: 70,
      minimumsPercent: 0,
    });
    expect(shape.conditions.name).toBe('rains');
    expect(isJson).toBe(true);
  });

  it.each([
    ['--rounds 0', '--rounds must be a whole number from 1 to 520'],
    ['--rounds 2.5', '--rounds must be a whole number from 1 to 520'],
    ['--lots many', '--lots must be a whole number from 1 to 20000'],
    ['--tolerance 1001', '--tolerance must be a whole number from 0 to 1000'],
    ['--minimums=-1', '--minimums must be a whole number from 0 to 100'],
    ['--seed -1', /--seed/],
    ['--scenario paradise', /--scenario must be one of well-connected, badly-connected/],
    ['--communes 2 --products 2 --lines 5', /--lines cannot be more than communes × products/],
    ['--rond 3', /--rond/],
    ['now', /now/],
  ])('refuses %s in one clear line', (typed, message) => {
    const read = () => simulateOptions(typed.split(' '));
    expect(read).toThrow(ArgumentError);
    expect(read).toThrow(message);
  });
});
