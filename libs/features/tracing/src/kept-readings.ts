import type { Clock } from '#core/kernel';

interface Kept<Reading> {
  readonly at: number;
  readonly reading: Promise<Reading>;
}

interface Keeping {
  readonly clock: Clock;
  readonly milliseconds: number;
  readonly readingsMax: number;
}

/** Readings that cost much and that anybody may ask for: all who ask within a time get one and the same. */
export class KeptReadings<Reading> {
  private readonly kept = new Map<string, Kept<Reading>>();

  constructor(private readonly keeping: Keeping) {}

  async of(key: string, read: () => Promise<Reading>): Promise<Reading> {
    const now = this.keeping.clock.now().getTime();
    const known = this.kept.get(key);
    if (known && now - known.at < this.keeping.milliseconds) return known.reading;

    const reading = read();
    this.keep(key, { at: now, reading });
    // What failed is not kept: the next who asks tries again.
    reading.catch(() => this.kept.delete(key));
    return reading;
  }

  private keep(key: string, kept: Kept<Reading>): void {
    this.kept.delete(key);
    this.kept.set(key, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.keeping.readingsMax && oldest !== undefined) this.kept.delete(oldest);
  }
}
