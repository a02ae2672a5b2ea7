import type { Play } from './play';

interface AuditAnswer {
  readonly checks: readonly {
    readonly code: string;
    readonly title: string;
    readonly ok: boolean;
    readonly violations: number;
    readonly examples: readonly object[];
  }[];
}

export interface Audit {
  readonly checks: number;
  /** What the system itself finds broken, each with the first example. */
  readonly faults: readonly string[];
}

/** The system's own audit of the cycle, as the network's comptroller asks for it. */
export async function auditOf(play: Play): Promise<Audit> {
  const path = `/v1/cycles/${play.cycleId}/audit`;
  const { checks } = await play.as(play.network.comptroller).get<AuditAnswer>(path);
  const faults = checks
    .filter((check) => !check.ok)
    .map(({ code, title, violations, examples }) => {
      const example = JSON.stringify(examples[0] ?? {});
      return `${code} × ${String(violations)}: ${title} ${example}`;
    });
  return { checks: checks.length, faults };
}
