import { Random } from '../src/engine/random';

export type { Random };

/** A stream of numbers that look random and are the same for the same seed on every machine. */
export function randomOf(seed: number): Random {
  return new Random(seed);
}

/** Shuffles in place (Fisher and Yates); every order equally likely. */
export function shuffle<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}
