import type { ComponentChildren, JSX } from 'preact';
import { useNow } from '../../ui/now';
import { Badge, Note } from '../../ui/states';
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

/** Says who may do what the reader may only look at. */
export function OnlyRole({ children }: { children: ComponentChildren }): JSX.Element {
  return <Note>{children}</Note>;
}
