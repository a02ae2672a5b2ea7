/** A stream of numbers that look random and are the same for the same seed on every machine. */
export interface Random {
  /** From 0, inclusive, to 1, exclusive. */
  next(): number;
  /** A whole number from 0 to bound − 1. */
  below(bound: number): number;
}

/**
 * xorshift128 (Marsaglia 2003) over 32-bit words, started from the seed by a multiplicative scramble
 * so that neighbouring seeds do not begin alike. Not for secrets.
 */
export function randomOf(seed: number): Random {
  let scrambled = (Math.trunc(seed) ^ 0x6d2b79f5) >>> 0;
  const scramble = (): number => {
    scrambled = (Math.imul(scrambled ^ (scrambled >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return scrambled;
  };
  let [x, y, z, w] = [scramble(), scramble(), scramble(), scramble() | 1];
  const next = (): number => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return (w >>> 0) / 0x1_0000_0000;
  };
  return { next, below: (bound) => Math.floor(next() * bound) };
}

/** Shuffles in place (Fisher and Yates); every order equally likely. */
export function shuffle<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}
