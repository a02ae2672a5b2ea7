import { parseArgs } from 'node:util';
import { SCENARIOS, type ScenarioName } from './scenarios/network';

/** What the caller typed is wrong; its message is the one line that says what. */
export class ArgumentError extends Error {}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** The options of a command, as texts and flags. Unknown ones are refused. */
export function optionsOf(
  args: readonly string[],
  options: Options,
): Record<string, string | boolean | undefined> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options,
      strict: true,
      allowPositionals: false,
    });
    return values as Record<string, string | boolean | undefined>;
  } catch (error) {
    throw new ArgumentError(
      error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error),
    );
  }
}

export function scenarioOf(
  text: string | boolean | undefined,
  choices: readonly ScenarioName[] = SCENARIOS,
): ScenarioName {
  const scenario = choices.find((it) => it === text);
  if (scenario) return scenario;
  throw new ArgumentError(`--scenario must be one of ${choices.join(', ')}`);
}

/** A 32-bit seed; 1 when nothing is said. */
export function seedOf(text: string | boolean | undefined): number {
  const seed = Number(text ?? 1);
  if (Number.isInteger(seed) && seed >= 0 && seed <= 0xffff_ffff) return seed;
  throw new ArgumentError('--seed must be a whole number from 0 to 4294967295');
}

export function languageOf(text: string | boolean | undefined): 'es' | 'en' {
  if (text === undefined || text === 'es') return 'es';
  if (text === 'en') return 'en';
  throw new ArgumentError('--lang must be es or en');
}
