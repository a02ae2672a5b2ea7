import type { ComponentChildren, JSX } from 'preact';
import { momentText } from '../../language/figures';
import type { Queued } from '../../store/member-store';
import { outbox } from '../../store/outbox';
import { Row, Rows } from '../../ui/data';
import { useNow } from '../../ui/now';
import { Badge, Note } from '../../ui/states';
import { common } from '../../ui/words';
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

/** What waits on this phone for an address of the API, the refused ones included. */
export function unsent(path: string): readonly Queued[] {
  return outbox.value.filter((it) => it.path.startsWith(path));
}

/** The writes of this phone that the list below does not have yet. */
export function Unsent({ path }: { path: string }): JSX.Element | null {
  const items = unsent(path);
  if (items.length === 0) return null;
  return (
    <Rows label={common('say.pending')}>
      {items.map((it) => (
        <Row
          key={it.seq}
          href="/por-enviar"
          title={it.title}
          lead={momentText(new Date(it.madeAt))}
          end={
            <Badge
              tone={it.problem ? 'bad' : 'warn'}
              {...(!it.problem && { icon: 'send' as const })}
            >
              {it.problem ? it.problem.title : common('say.pending')}
            </Badge>
          }
        />
      ))}
    </Rows>
  );
}

/** Says who may do what the reader may only look at. */
export function OnlyRole({ children }: { children: ComponentChildren }): JSX.Element {
  return <Note>{children}</Note>;
}
