import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export interface BestKnown {
  readonly vehicles: number;
  /** Distance, or minutes, of the solution with so many vehicles. */
  readonly distance: number;
}

/** The best known solutions of all bks.csv, by the name of the instance in small letters. */
export function bestKnownIn(paths: readonly string[]): ReadonlyMap<string, BestKnown> {
  const best = new Map<string, BestKnown>();
  for (const path of paths) {
    const records: Record<string, string>[] = parse(readFileSync(path, 'utf8'), { columns: true });
    for (const record of records) {
      const vehicles = Number(record['bks_vehicles']);
      const distance = Number(record['bks_distance'] ?? record['bks_cost_minutes']);
      const name = record['instance']?.toLowerCase();
      if (name !== undefined && vehicles > 0 && distance > 0)
        best.set(name, { vehicles, distance });
    }
  }
  return best;
}
