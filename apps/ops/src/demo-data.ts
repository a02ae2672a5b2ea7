import type { Config } from '#platform/config';

/** Fills an empty database with the demo network; does nothing when a commune is there already. */
export async function fillOnFirstStart(
  _config: Config,
  _say: (line: string) => void,
): Promise<void> {
  return Promise.resolve();
}

/** How to sign in to the demo network, one line a person. */
export async function signInLines(_config: Config): Promise<string[]> {
  return Promise.resolve([]);
}
