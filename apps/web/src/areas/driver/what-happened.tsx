import type { JSX } from 'preact';
import { clockText } from '../../language/figures';
import { dropOutgoing } from '../../store/outbox';
import { sendAll } from '../../store/sender';
import { Button } from '../../ui/buttons';
import { Row, Rows } from '../../ui/data';
import { Note, TwoClocks } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import type { RunDetail } from './run-now';
import type { DrivenRun } from './use-run';
import { words } from './words';

/** What of this run is still on this phone. The last of it can be taken back, since nobody else knows of it yet. */
export function Unsent({ waiting }: { waiting: DrivenRun['waiting'] }): JSX.Element | null {
  if (waiting.length === 0) return null;
  const last = waiting.at(-1);
  const takeBack = async (seq: number): Promise<void> => {
    await dropOutgoing(seq);
    say(words('unsent.taken'));
    void sendAll();
  };
  return (
    <section class="stack tight" aria-label={common('app.outbox')}>
      {waiting
        .filter(({ problem }) => problem)
        .map(({ seq, title, problem }) => (
          <Note key={seq} tone="bad" title={words('unsent.refused', { title })}>
            <p>{problem?.title}</p>
            {problem?.fields?.map(({ field, message }) => (
              <p key={field}>{message}</p>
            ))}
            <Button onPress={() => void takeBack(seq)}>{words('unsent.again')}</Button>
          </Note>
        ))}
      {last && !last.problem && (
        <Rows>
          <Row
            title={last.title}
            lead={words('unsent.since', {
              n: waiting.length,
              time: clockText(new Date(last.madeAt)),
            })}
            end={
              <Button icon="undo" onPress={() => void takeBack(last.seq)}>
                {common('do.undo')}
              </Button>
            }
          />
        </Rows>
      )}
    </section>
  );
}

/** What the network knows of the run, the newest first, by the phone's clock and by ours when they disagree. */
export function Happened({ run }: { run: RunDetail }): JSX.Element | null {
  if (run.events.length === 0) return null;
  return (
    <details class="stack tight">
      <summary class="row">{words('events.title', { n: run.events.length })}</summary>
      <p class="soft small">{words('events.mend')}</p>
      <Rows>
        {[...run.events].reverse().map((event) => (
          <Row
            key={event.id}
            title={eventTitle(run, event)}
            lead={<TwoClocks event={event.eventTime} record={event.recordTime} />}
          />
        ))}
      </Rows>
    </details>
  );
}

function eventTitle(run: RunDetail, { kind, stopId }: RunDetail['events'][number]): string {
  const place = run.stops.find(({ id }) => id === stopId)?.siteName;
  const what = words(`event.${kind}`);
  return place === undefined ? what : `${what}: ${place}`;
}
