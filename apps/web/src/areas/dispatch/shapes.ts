import type { Shape } from '../../api/types';
import { locale } from '../../language/locale';
import type { IconName } from '../../ui/icon';
import type { Tone } from '../../ui/states';

export type Board = Shape<'BoardResponse'>;
export type BoardRun = Shape<'BoardRunResponse'>;
export type Run = Shape<'RunResponse'>;
export type RunDetail = Shape<'RunDetailResponse'>;
export type Stop = Shape<'StopResponse'>;
export type Shipment = Shape<'ShipmentResponse'>;
export type Waiting = Shape<'WaitingGoodsResponse'>;
export type Conflict = Shape<'ConflictResponse'>;
export type Vehicle = Shape<'VehicleResponse'>;
export type Driver = Shape<'DriverResponse'>;
export type Commune = Shape<'CommuneResponse'>;
export type Product = Shape<'ProductResponse'>;
export type FuelQuota = Shape<'FuelQuotaResponse'>;
export type Plan = Shape<'RunPlanResponse'>;

/** The text of the API in the language of the page. */
export function said(of: { readonly textEs: string; readonly textEn: string }): string {
  return locale.value === 'es' ? of.textEs : of.textEn;
}

export function productName(of: {
  readonly productNameEs: string;
  readonly productNameEn: string;
}): string {
  return locale.value === 'es' ? of.productNameEs : of.productNameEn;
}

/** A vehicle as people call it. Two lorries may have one name, never one plate. */
export function vehicleText(of: { readonly vehicleName: string; readonly plate: string }): string {
  return `${of.vehicleName} ${of.plate}`;
}

export const RUN_TONE: Readonly<Record<Run['state'], Tone>> = {
  planned: 'warn',
  published: 'info',
  cleared: 'info',
  departed: 'good',
  suspended: 'bad',
  closed: 'plain',
  reconciled: 'plain',
  cancelled: 'plain',
};

export const RUN_ICON: Readonly<Record<Run['state'], IconName>> = {
  planned: 'edit',
  published: 'bell',
  cleared: 'check',
  departed: 'truck',
  suspended: 'stop',
  closed: 'flag',
  reconciled: 'flag',
  cancelled: 'cross',
};

export const STOP_ICON: Readonly<Record<Stop['kind'], IconName>> = {
  start: 'home',
  pick_up: 'up',
  delivery: 'down',
  end: 'flag',
};

const CONFLICT_ICONS: readonly (readonly [RegExp, IconName])[] = [
  [/^vehicle|road_too_rough|skills/, 'truck'],
  [/^driver|licence|driving|break/, 'user'],
  [/late|closed|shift|handover|not_there_yet|on_board/, 'clock'],
  [/refrigerated|cold/, 'cold'],
  [/permit/, 'document'],
  [/fuel/, 'fuel'],
  [/^over|storage|incompatible/, 'box'],
  [/far|stop|delivery|pickup/, 'route'],
];

/** What a conflict is about, as a drawing beside its words. */
export function conflictIcon(code: string): IconName {
  return CONFLICT_ICONS.find(([pattern]) => pattern.test(code))?.[1] ?? 'warn';
}
