import type { JSX } from 'preact';
import { useNow } from '../../ui/now';
import { Badge } from '../../ui/states';
import { timeLeft } from './time-left';
import { words } from './words';

/** How long until a moment, counted down while one looks. */
export function Countdown({ until, over }: { until: number; over: string }): JSX.Element {
  const { unit, days, hours, minutes, isSoon } = timeLeft(until, useNow());
  if (unit === 'over') return <Badge tone="bad">{over}</Badge>;
  return (
    <Badge tone={isSoon ? 'warn' : 'info'} icon="clock">
      {words(`left.${unit}`, { days, hours, minutes })}
    </Badge>
  );
}
