import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { dayText, today } from '../../language/figures';
import { Badge } from '../../ui/states';
import { standingOf } from './standing';
import { words } from './words';

export type Mandate = Shape<'MandateResponse'>;

export function StandingBadge({ of }: { of: Mandate }): JSX.Element {
  const standing = standingOf(of, today());
  const text = words(`standing.${standing}`);
  if (standing === 'inForce') return <Badge tone="good">{text}</Badge>;
  if (standing === 'revoked')
    return (
      <Badge tone="bad" icon="cross">
        {text}
      </Badge>
    );
  return <Badge>{text}</Badge>;
}

/** From when to when, in words. */
export function daysText({ fromOn, toOn }: Mandate): string {
  const from = withYear(fromOn);
  return toOn === null
    ? words('mandates.since', { from })
    : words('mandates.fromTo', { from, to: withYear(toOn) });
}

/** Mandates last for years, so a day of another year says which. */
function withYear(day: string): string {
  const year = day.slice(0, 4);
  return year === today().slice(0, 4) ? dayText(day) : `${dayText(day)} ${year}`;
}
