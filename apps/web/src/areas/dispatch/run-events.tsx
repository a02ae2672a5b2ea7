import type { JSX } from 'preact';
import { DownloadButton } from '../../ui/buttons';
import { Row, Rows } from '../../ui/data';
import { Icon, type IconName } from '../../ui/icon';
import { TwoClocks } from '../../ui/states';
import type { RunDetail } from './shapes';
import { words } from './words';

type Event = RunDetail['events'][number];

const ICONS: Readonly<Record<Event['kind'], IconName>> = {
  departed: 'play',
  arrived: 'pin',
  loaded: 'up',
  delivered: 'down',
  skipped: 'next',
  failed: 'warn',
  incident: 'warn',
  odometer: 'route',
  closed: 'flag',
};

/** What happened on the road, with the clock of the phone and ours. */
export function RunEvents({ run }: { run: RunDetail }): JSX.Element | null {
  if (run.events.length === 0) return null;
  const places = new Map(run.stops.map((it) => [it.id, it.siteName]));
  return (
    <section class="stack tight">
      <div class="flow spread">
        <h2>{words('event.title')}</h2>
        <DownloadButton href={`/v1/runs/${run.id}/stop-events/export.csv`} />
      </div>
      <Rows label={words('event.title')}>
        {run.events.map((it) => (
          <Row
            key={it.id}
            start={<Icon name={ICONS[it.kind]} />}
            title={titleOf(it, it.stopId === null ? undefined : places.get(it.stopId))}
            lead={[it.personName, reasonOf(it)].filter(Boolean).join(' · ')}
            end={<TwoClocks event={it.eventTime} record={it.recordTime} />}
          />
        ))}
      </Rows>
    </section>
  );
}

function titleOf({ kind }: Event, place: string | undefined): string {
  const what = words(`event.${kind}`);
  return place === undefined ? what : `${what}: ${place}`;
}

/** The words that people wrote with it, where they wrote any. */
function reasonOf({ facts }: Event): string {
  const told = ['reason', 'note', 'text'].map((name) => facts[name]);
  return told.find((it): it is string => typeof it === 'string') ?? '';
}
