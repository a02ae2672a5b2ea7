import { isRightByValue } from '../../spec/certify-judge';
import { MUTATIONS } from '../../spec/certify-mutations';
import { dice } from '../../spec/leximin-market';
import { randomNetwork } from '../../spec/network-random';
import type { Network, NetworkAnswer } from '../network/network';
import { shareNetwork } from '../network/share-network';
import { certifyNetwork } from './certify-network';

describe('certificates of wrong answers', () => {
  const cases = Array.from({ length: 1500 }, (_, nth): [Network, NetworkAnswer] => {
    const network = randomNetwork(50_000 + nth, { lotsMax: 6, linesMax: 7, unitsMax: 9 });
    return [network, shareNetwork(network)];
  });

  it.each(MUTATIONS)('$name: refused, unless it is right as well', (mutation) => {
    const chance = dice(7);
    const counts = { refused: 0, right: 0, wrong: 0 };
    for (const [network, answer] of cases) {
      const mutant = mutation.apply(answer, network, chance);
      if (mutant === null || JSON.stringify(mutant) === JSON.stringify(answer)) continue;
      if (certifyNetwork(network, mutant)) counts.refused += 1;
      else if (isRightByValue(network, answer, mutant)) counts.right += 1;
      else counts.wrong += 1;
    }
    expect(counts.wrong).toBe(0);
    expect(counts.refused).toBeGreaterThan(0);
    if (!mutation.mayBeRight) expect(counts.right).toBe(0);
  });
});
