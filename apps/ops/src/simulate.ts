import { ArgumentError } from './arguments';
import { playSeason } from './simulate/play-season';
import { POLICIES } from './simulate/policies';
import { jsonOf, reportOf } from './simulate/report';
import { drawSeason } from './simulate/season';
import { simulateOptions } from './simulate/simulate-options';
import { drawWorld } from './simulate/world';

/** Plays the same season by every policy and says what came of it. */
function main(): void {
  const { shape, isJson } = simulateOptions(process.argv.slice(2));
  const world = drawWorld(shape);
  const season = { shape, world, rounds: drawSeason(world, shape) };
  const played = POLICIES.map((policy) => playSeason(season, policy));
  const text = isJson ? jsonOf(shape, played) : reportOf(season, played).join('\n');
  process.stdout.write(`${text}\n`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`simulate: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
