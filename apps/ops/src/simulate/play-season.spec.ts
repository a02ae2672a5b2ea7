import { readNetwork, shareNetwork } from '#core/matching';
import { shareByModel } from './our-sharing';
import { playSeason, type Season } from './play-season';
import { POLICIES } from './policies';
import { movementOf } from './round-account';
import { jsonOf, reportOf } from './report';
import { drawSeason } from './season';
import { simulateOptions } from './simulate-options';
import { drawWorld } from './world';

const SMALL = '--rounds 6 --lots 24 --lines 40 --products 4 --communes 14';

function seasonOf(options: string): Season {
  const { shape } = simulateOptions(`${SMALL} ${options}`.trim().split(' '));
  const world = drawWorld(shape);
  return { shape, world, rounds: drawSeason(world, shape) };
}

const playAll = (season: Season) => POLICIES.map((policy) => playSeason(season, policy));

describe('a season', () => {
  it('is the same whenever it is played, and another with another seed', () => {
    const once = playAll(seasonOf(''));
    expect(playAll(seasonOf(''))).toEqual(once);
    expect(playAll(seasonOf('--seed 2'))).not.toEqual(once);
  });

  it('begins alike when it is played for longer', () => {
    const [short, long] = [seasonOf(''), seasonOf('--rounds 9')];
    expect(long.rounds.slice(0, 6)).toEqual(short.rounds);
  });

  it.each(['', '--scenario badly-connected', '--scenario rains --supply 120', '--tolerance 200'])(
    'accounts for every gram, whoever shares it (%s)',
    (options) => {
      for (const { rounds } of playAll(seasonOf(options))) {
        const sum = (figure: (round: (typeof rounds)[number]) => number) =>
          rounds.reduce((before, round) => before + figure(round), 0);
        const lost = sum(({ lostGrams }) => Object.values(lostGrams).reduce((a, b) => a + b, 0));
        expect(sum((it) => it.placedGrams) + lost + (rounds.at(-1)?.keptGrams ?? 0)).toBe(
          sum((it) => it.harvestedGrams),
        );
        const causes = rounds.flatMap(({ lostGrams }) => Object.values(lostGrams));
        expect(causes.every((grams) => grams >= 0)).toBe(true);
      }
    },
  );

  it('never sees the model misplace food', () => {
    for (const options of ['--scenario badly-connected', '--scenario rains --supply 120']) {
      const [model] = playAll(seasonOf(options));
      expect(model?.rounds.map((it) => it.lostGrams.misplaced)).toEqual(Array(6).fill(0));
    }
  });

  it('gives every lot and line what the command line would give them', () => {
    const [model] = POLICIES;
    playSeason(seasonOf('--minimums 60'), {
      ...model!,
      share: (world, table) => {
        const shared = shareByModel(world, table);
        const { lotUnits, lineUnits } = movementOf(world, table, shared.flows);
        const told = shareNetwork(readNetwork(table.network));
        expect([...lotUnits]).toEqual(told.lotUnits);
        expect([...lineUnits]).toEqual(told.lineUnits);
        return shared;
      },
    });
  });

  it('says what it saw', () => {
    const season = seasonOf('');
    const played = playAll(season);
    const text = reportOf(season, played).join('\n');
    for (const { name } of POLICIES) expect(text).toContain(name);
    expect(text).toMatch(/^1 .*\n2 /m);
    expect(JSON.parse(jsonOf(season.shape, played)).policies).toHaveLength(POLICIES.length);
  });
});
