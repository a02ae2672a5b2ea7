import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import type { IconName } from '../../ui/icon';
import { Badge, type Tone } from '../../ui/states';
import { words } from './words';

export type OrderState = Shape<'OrderSummary'>['state'];

const TONES: Readonly<Record<OrderState, Tone>> = {
  draft: 'warn',
  submitted: 'info',
  in_matching: 'info',
  allocated: 'good',
  partly_allocated: 'warn',
  unfilled: 'bad',
  in_transit: 'info',
  received: 'good',
  received_with_differences: 'warn',
  settled: 'good',
  cancelled: 'plain',
};

const ICONS: Partial<Record<OrderState, IconName>> = {
  ...{ draft: 'edit', submitted: 'send', in_matching: 'swap', partly_allocated: 'split' },
  ...{ in_transit: 'truck', received_with_differences: 'scale', cancelled: 'cross' },
};

/** How far an order has come, by word and icon. */
export function OrderStateBadge({ state }: { state: OrderState }): JSX.Element {
  const icon = ICONS[state];
  return (
    <Badge tone={TONES[state]} {...(icon && { icon })}>
      {words(`state.${state}`)}
    </Badge>
  );
}
