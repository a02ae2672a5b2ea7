import { civilDateAt } from '#core/kernel';
import { playCycle } from '../../apps/ops/src/demo/the-play';
import { textsIn } from '../../apps/ops/src/demo/texts';
import { networkOf } from '../../apps/ops/src/scenarios/scenario';
import { seedScenario } from '../../apps/ops/src/scenarios/seed-scenario';
import type { ScenarioName } from '../../apps/ops/src/scenarios/network';
import { type House, openHouse } from '../support/house';
import { HouseCaller } from './house-caller';

describe('A whole cycle, as its people would live it', () => {
  let house: House;

  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(async () => house.close());

  async function playIn(scenario: ScenarioName, name: string): Promise<string[]> {
    const caller = new HouseCaller(house);
    const today = civilDateAt(caller.now());
    const seed = 1;
    await seedScenario(house.config.databaseUrl, { scenario, seed, today, offer: null });
    const lines: string[] = [];
    const network = networkOf(scenario, seed, today);
    const say = (line: string): void => void lines.push(line);
    await playCycle({ caller, network, texts: textsIn('en'), say, name });
    return lines;
  }

  it('small: every gram of six lots is accounted for', async () => {
    const lines = await playIn('small', 'first');

    expect(lines.join('\n')).toContain('Matching replayed: the same answer, byte for byte.');
    expect(lines.at(-1)).toMatch(/conditions were checked: all hold/);
  });

  it('small: the next cycle of the same network holds as well', async () => {
    const lines = await playIn('small', 'second');

    expect(lines.at(-1)).toMatch(/all hold/);
  });

  it('carache: seventy families, fifteen communes', async () => {
    const lines = await playIn('carache', 'first');

    expect(lines.join('\n')).toContain('Lots announced: 70');
    expect(lines.at(-1)).toMatch(/all hold/);
  }, 600_000);
});
