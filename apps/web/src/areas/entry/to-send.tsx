import type { JSX } from 'preact';
import { agoText, momentText } from '../../language/figures';
import type { Queued } from '../../store/member-store';
import { dropOutgoing, outbox, refused, retryOutgoing, write } from '../../store/outbox';
import { sendAll } from '../../store/sender';
import { syncedAt, syncNow } from '../../store/sync';
import { Button, LinkButton } from '../../ui/buttons';
import { Screen as Frame } from '../../ui/screen';
import { Badge, Empty, ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { words } from './words';

export { words };

/** What this phone has not sent yet, with the reason of each, and ways to mend what was refused. */
export function Screen(): JSX.Element {
  const synced = syncedAt.value;
  return (
    <Frame title={words('out.title')} lead={words('out.lead')} back="/">
      {outbox.value.length === 0 && <Empty icon="check" title={words('out.empty')} />}
      {outbox.value.map((item) => (
        <Entry key={item.seq} item={item} />
      ))}
      <Button
        kind={outbox.value.length > 0 ? 'main' : 'plain'}
        icon="send"
        onPress={() => {
          void sendAll();
          void syncNow();
        }}
      >
        {words('out.now')}
      </Button>
      {synced !== null && (
        <p class="soft small">{words('out.synced', { ago: agoText(synced, Date.now()) })}</p>
      )}
    </Frame>
  );
}

function Entry({ item }: { item: Queued }): JSX.Element {
  const { problem } = item;
  return (
    <article class="card">
      <div class="flow spread">
        <h2>{item.title}</h2>
        <StateOf item={item} />
      </div>
      <p class="soft small">
        {words('out.made', { when: momentText(new Date(item.madeAt)) })}
        {item.tries > 0 && ` · ${words('out.tries', { n: item.tries })}`}
      </p>
      {problem && <ProblemNote problem={problem} />}
      <div class="flow">
        {problem && item.screen !== undefined && (
          <LinkButton href={item.screen}>{words('out.mend')}</LinkButton>
        )}
        {problem && <Button onPress={() => void retryOutgoing(item)}>{common('do.retry')}</Button>}
        <Button kind="bad" onPress={() => void drop(item)}>
          {words('out.drop')}
        </Button>
      </div>
    </article>
  );
}

function StateOf({ item }: { item: Queued }): JSX.Element {
  if (item.problem) return <Badge tone="bad">{words('out.refused')}</Badge>;
  const isHeld = refused.value.some((it) => it.group === item.group && it.seq < item.seq);
  return <Badge tone="warn">{words(isHeld ? 'out.held' : 'out.waiting')}</Badge>;
}

/** Takes an entry out; for some seconds it can be put back. */
async function drop(item: Queued): Promise<void> {
  await dropOutgoing(item.seq);
  say(words('out.dropped'), () => void write(item));
}
