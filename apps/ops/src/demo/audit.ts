import type { Play } from './play';

interface AuditAnswer {
  readonly checks: readonly {
    readonly code: string;
    readonly holds: boolean;
    readonly text?: string;
  }[];
}

/** What the system's own audit of the cycle finds broken. */
export async function auditFaults(play: Play): Promise<string[]> {
  const path = `/v1/cycles/${play.cycleId}/audit`;
  const audit = await play.as(play.network.comptroller).find<AuditAnswer>(path);
  return (audit?.checks ?? [])
    .filter((check) => !check.holds)
    .map((check) => `${check.code} ${check.text ?? ''}`);
}
