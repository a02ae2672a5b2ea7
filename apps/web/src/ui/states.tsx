import type { ComponentChildren, JSX } from 'preact';
import type { Problem } from '../api/types';
import { agoText, clockText, momentText } from '../language/figures';
import type { Known } from '../store/answers';
import { Icon, type IconName } from './icon';
import { common } from './words';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'plain';

const TONE_ICON: Readonly<Record<Tone, IconName>> = {
  ...{ good: 'check', warn: 'clock', bad: 'warn', info: 'info', plain: 'clock' },
};

/** A state by word and icon, never by colour alone. */
export function Badge({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <span class={`badge ${tone}`}>
      <Icon name={icon ?? TONE_ICON[tone]} />
      {children}
    </span>
  );
}

/** A message inside a screen, with what to do next. */
export function Note({
  tone = 'info',
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class={`note ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={TONE_ICON[tone]} />
      <div>
        {title !== undefined && <p class="strong">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** Why the API refused, with each field's own fault. */
export function ProblemNote({
  problem,
  children,
}: {
  problem: Problem;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <Note tone="bad" title={problem.title}>
      {problem.fields && problem.fields.length > 0 && (
        <ul class="small">
          {problem.fields.map(({ field, message }) => (
            <li key={field}>{message}</li>
          ))}
        </ul>
      )}
      {children}
    </Note>
  );
}

/** Nothing here: why, and what to do about it. */
export function Empty({
  icon = 'info',
  title,
  children,
}: {
  icon?: IconName;
  title: string;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p class="strong">{title}</p>
      {children}
    </div>
  );
}

export function Loading(): JSX.Element {
  return (
    <p class="flow soft" role="status">
      <span class="spin" />
      {common('say.loading')}
    </p>
  );
}

/**
 * Shows what is known of an answer: the kept body through `children`, how old it is when that matters, or why there
 * is nothing to show.
 */
export function Answered<Body>({
  of,
  children,
}: {
  of: Known<Body>;
  children: (body: Body) => ComponentChildren;
}): JSX.Element {
  const { body, problem, isLoading, fetchedAt } = of;
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {body !== undefined && children(body)}
      {body === undefined && isLoading && <Loading />}
      {body === undefined && !isLoading && !problem && (
        <Empty icon="wifi-off" title={common('say.nothingKept')} />
      )}
      {fetchedAt !== undefined && <Freshness at={fetchedAt} />}
    </>
  );
}

const OLD_MS = 2 * 60_000;

/** 'actualizado hace 3 horas', once it is worth saying. */
export function Freshness({ at }: { at: number }): JSX.Element | null {
  const now = Date.now();
  return now - at < OLD_MS ? null : (
    <p class="soft small">{common('app.updated', { ago: agoText(at, now) })}</p>
  );
}

const CLOCKS_APART_MS = 10 * 60_000;

/** When something happened; with both clocks when the phone's and ours are more than ten minutes apart. */
export function TwoClocks({ event, record }: { event: string; record: string }): JSX.Element {
  const isApart = Math.abs(Date.parse(event) - Date.parse(record)) > CLOCKS_APART_MS;
  if (!isApart) return <time dateTime={event}>{momentText(event)}</time>;
  return (
    <time dateTime={event}>
      {momentText(event)}{' '}
      <span class="soft">
        ({common('say.phoneClock', { phone: clockText(event), record: momentText(record) })})
      </span>
    </time>
  );
}
