import type { JSX } from 'preact';
import { outbox } from '../../store/outbox';
import { Row, Rows } from '../../ui/data';
import { Badge } from '../../ui/states';
import { common } from '../../ui/words';

/** What this phone still has to send for a list, known by where its writes go and by the screen they come from. */
export function WaitingRows({
  path,
  screen,
}: {
  path: string;
  screen: string;
}): JSX.Element | null {
  const held = outbox.value.filter((it) => it.screen === screen && it.path.startsWith(path));
  if (held.length === 0) return null;
  return (
    <Rows label={common('say.pending')}>
      {held.map((it) => (
        <Row
          key={it.seq}
          title={it.title}
          href="/por-enviar"
          end={<Badge tone={it.problem ? 'bad' : 'warn'}>{common('say.pending')}</Badge>}
        />
      ))}
    </Rows>
  );
}
