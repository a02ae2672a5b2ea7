import { type Locale, message } from '#core/language';

export const GATE_CHECKS = [
  'vehicle_in_service',
  'driver_named',
  'driver_mandate',
  'driver_licence',
  'permits',
  'fuel',
] as const;
export type GateCheckCode = (typeof GATE_CHECKS)[number];

/** Without these nobody drives, whatever reason is given. */
const NEVER_OVERRIDDEN: ReadonlySet<GateCheckCode> = new Set<GateCheckCode>([
  'vehicle_in_service',
  'driver_named',
  'driver_mandate',
]);

/** One question of the gate and its answer, in words. */
export interface GateCheck {
  readonly code: GateCheckCode;
  readonly isMet: boolean;
  readonly params: Readonly<Record<string, unknown>>;
  readonly textEs: string;
  readonly textEn: string;
}

/** What the gate said, kept with the run. */
export interface GateAnswer {
  readonly checks: readonly GateCheck[];
  readonly askedAt: string;
  readonly personId: string;
  readonly isCleared: boolean;
}

export function gateCheck(
  code: GateCheckCode,
  isMet: boolean,
  params: Record<string, unknown> = {},
): GateCheck {
  const text = (locale: Locale): string =>
    message(locale, `run_gate.${code}.${isMet ? 'met' : 'unmet'}`, params);
  return { code, isMet, params, textEs: text('es'), textEn: text('en') };
}

/** All answers are yes; or those that are no may be overridden, and somebody says why. */
export function mayPass(checks: readonly GateCheck[], overrideReason: string | null): boolean {
  const unmet = checks.filter((check) => !check.isMet);
  if (unmet.length === 0) return true;
  return overrideReason !== null && unmet.every((check) => !NEVER_OVERRIDDEN.has(check.code));
}
