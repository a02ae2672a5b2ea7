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

/** All messages in Spanish; this is the type that the other languages must satisfy. */
export const spanish = {
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
