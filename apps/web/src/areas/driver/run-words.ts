import { locale } from '../../language/locale';
import type { IconName } from '../../ui/icon';
import type { Tone } from '../../ui/states';
import type { RunDetail, Shipment, Stop } from './run-now';

export const RUN_TONES: Readonly<Record<RunDetail['state'], Tone>> = {
  ...{ planned: 'plain', published: 'warn', cleared: 'info', departed: 'info', suspended: 'bad' },
  ...{ closed: 'good', reconciled: 'good', cancelled: 'plain' },
};

export const STOP_TONES: Readonly<Record<Stop['state'], Tone>> = {
  ...{ planned: 'plain', arrived: 'info', served: 'good', skipped: 'warn', failed: 'bad' },
};

export const STOP_ICONS: Readonly<Record<Stop['kind'], IconName>> = {
  ...{ start: 'truck', pick_up: 'up', delivery: 'down', end: 'home' },
};

export function productName({ productNameEs, productNameEn }: Shipment): string {
  return locale.value === 'es' ? productNameEs : productNameEn;
}
