import { platform } from './platform';
import { communes } from './communes';
import { catalogue } from './catalogue';
import { inventory } from './inventory';
import { orders } from './orders';
import { rounds } from './rounds';
import { routing } from './routing';
import { transport } from './transport';
import { reception } from './reception';
import { notices } from './notices';
import { papers } from './papers';
import { tracing } from './tracing';
import type { spanish } from '../es/index';

export const english: Record<keyof typeof spanish, string> = {
  ...platform,
  ...communes,
  ...catalogue,
  ...inventory,
  ...orders,
  ...rounds,
  ...routing,
  ...transport,
  ...reception,
  ...notices,
  ...papers,
  ...tracing,
};
