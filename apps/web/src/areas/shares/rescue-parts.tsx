import type { JSX } from 'preact';
import { Badge } from '../../ui/states';
import { words } from './words';

const SOON = 2;

/** How many days are left to eat it. */
export function DaysLeft({ days }: { days: number }): JSX.Element {
  if (days < 0) return <Badge tone="bad">{words('rescue.tooLate')}</Badge>;
  return (
    <Badge tone={days <= SOON ? 'bad' : 'warn'} icon="clock">
      {words('rescue.daysLeft', { n: days })}
    </Badge>
  );
}
