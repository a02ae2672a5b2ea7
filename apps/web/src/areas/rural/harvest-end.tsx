import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { Button, LinkButton } from '../../ui/buttons';
import { useSending } from '../../ui/form';
import { Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import type { Lot } from './catalogue';
import { words } from './words';

/** A harvest that was announced: with the API's answer, or kept on this phone until there is a network. */
export interface Announced {
  readonly title: string;
  readonly lotId: string;
  readonly lot: Lot | null;
}

/** What became of it, with the way back for a slip of the finger. */
export function HarvestEnd({
  ended,
  onMore,
}: {
  ended: Announced;
  onMore: () => void;
}): JSX.Element {
  const { title, lotId, lot } = ended;
  const sending = useSending();
  const [isUndone, setUndone] = useState(false);
  const path = `/v1/lots/${lotId}`;
  const undo = (): void =>
    void sending.send(
      {
        ...{ method: 'POST', path: `${path}/withdraw`, group: path, screen: '/cosechas' },
        title: words('end.undoTitle', { what: title }),
        body: { id: newId(), eventTime: new Date().toISOString(), reason: words('end.undoReason') },
      },
      () => setUndone(true),
    );
  return (
    <>
      <Note
        tone={lot && !isUndone ? 'good' : 'warn'}
        title={isUndone ? words('end.undone') : title}
      >
        {!isUndone && <p>{lot ? words('end.sent', { code: lot.code }) : common('say.waiting')}</p>}
      </Note>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button kind="main" icon="plus" onPress={onMore}>
        {words('end.more')}
      </Button>
      <LinkButton href={lot ? `/cosechas/${lotId}` : '/cosechas'}>{words('end.see')}</LinkButton>
      {!isUndone && (
        <Button kind="quiet" icon="undo" busy={sending.busy} onPress={undo}>
          {common('do.undo')}
        </Button>
      )}
    </>
  );
}
