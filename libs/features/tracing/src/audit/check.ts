/**
 * One invariant as SQL: it selects what breaks it, one row each, as an auditor wants to read it.
 * $1 is the cycle, or null for the whole network. Its title is the message `audit.<code>`.
 */
export interface Check {
  readonly code: string;
  readonly violations: string;
}

/** True for the lots of the cycle asked for, or for every lot. */
export function lotInScope(column: string): string {
  return `($1::uuid IS NULL OR ${column} IN (SELECT lot_id FROM lot_of_cycle WHERE cycle_id = $1))`;
}

/** The same for a column that holds a cycle. */
export function cycleInScope(column: string): string {
  return `($1::uuid IS NULL OR ${column} = $1)`;
}
