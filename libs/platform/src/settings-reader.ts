/** What an environment says. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings one by one and gathers what is wrong with them, so that all faults are told at once. */
export class SettingsReader {
  readonly faults: string[] = [];

  constructor(
    private readonly env: Environment,
    private readonly fallback: Environment,
  ) {}

  text(name: string, otherwise: string): string {
    return this.env[name]?.trim() || this.fallback[name] || otherwise;
  }

  whole(name: string, otherwise: number, min: number, max: number): number {
    const value = Number(this.text(name, String(otherwise)));
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.faults.push(`${name} must be a whole number from ${String(min)} to ${String(max)}`);
    return otherwise;
  }

  url(name: string, schemes: readonly string[], otherwise: string): string {
    const value = this.text(name, otherwise);
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
    if (!schemes.includes(scheme)) {
      this.faults.push(`${name} must be a ${schemes.join(' or ')} address`);
    }
    return value;
  }

  choice<T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const value = this.text(name, otherwise);
    const found = choices.find((it) => it === value);
    if (found === undefined) this.faults.push(`${name} must be one of ${choices.join(', ')}`);
    return found ?? otherwise;
  }

  /** The address of map tiles with slots for zoom, column and row; null when there is none. */
  tiles(name: string): string | null {
    const value = this.text(name, '');
    if (value === '') return null;
    const hasSlots = ['{z}', '{x}', '{y}'].every((slot) => value.includes(slot));
    if (!hasSlots) this.faults.push(`${name} must have the slots {z}, {x} and {y}`);
    return this.url(name, ['http', 'https'], value);
  }
}
