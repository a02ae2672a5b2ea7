import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAP_HEIGHT, MAP_WIDTH, outlinesIn } from './outlines';

describe('outlinesIn', () => {
  const file = join(__dirname, '../../data/states.geojson');
  const outlines = outlinesIn(readFileSync(file, 'utf8'));

  it('knows every state by the code that the API gives it', () => {
    const codes = outlines.map(({ code }) => code);
    expect(new Set(codes).size).toBe(25);
    expect(codes).toEqual(expect.arrayContaining(['VE-A', 'VE-T', 'VE-K']));
  });

  it('draws all states of the mainland within the place kept for them', () => {
    const mainland = outlines.filter(({ code }) => code !== 'VE-W');
    const points = mainland.flatMap(({ path }) => path.match(/-?\d+ -?\d+/g) ?? []);
    for (const point of points) {
      const [x = -1, y = -1] = point.split(' ').map(Number);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(MAP_WIDTH);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(MAP_HEIGHT);
    }
  });
});
