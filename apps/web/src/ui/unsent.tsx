import type { JSX } from 'preact';
import { momentText } from '../language/figures';
import type { Queued } from '../store/member-store';
import { outbox } from '../store/outbox';
import { Row, Rows } from './data';
import { Badge } from './states';
import { common } from './words';

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
