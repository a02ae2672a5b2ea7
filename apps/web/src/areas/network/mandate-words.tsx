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
  return toOn === null
    ? words('mandates.since', { from: dayText(fromOn) })
    : words('mandates.fromTo', { from: dayText(fromOn), to: dayText(toOn) });
}
