/** A stream of numbers that look random and are the same for the same seed on every machine. */
export class Random {
  private x: number;
  private y: number;
  private z: number;
  private w: number;

  /**
   * xorshift128 (Marsaglia 2003) over 32-bit words, started from the seed by a multiplicative scramble
   * so that neighbouring seeds do not begin alike. Not for secrets.
   */
  constructor(seed: number) {
    let scrambled = (Math.trunc(seed) ^ 0x6d2b79f5) | 0;
    const scramble = (): number => {
      scrambled = (Math.imul(scrambled ^ (scrambled >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
      return scrambled;
    };
    this.x = scramble();
    this.y = scramble();
    this.z = scramble();
    this.w = scramble() | 1;
  }

  /** From 0, inclusive, to 1, exclusive. */
  next(): number {
    const t = this.x ^ (this.x << 11);
    this.x = this.y;
    this.y = this.z;
    this.z = this.w;
    this.w = this.w ^ (this.w >>> 19) ^ t ^ (t >>> 8);
    return (this.w >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from 0 to bound − 1. */
  below(bound: number): number {
    return (this.next() * bound) | 0;
  }
}
