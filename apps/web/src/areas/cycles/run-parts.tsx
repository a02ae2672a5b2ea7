import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { Badge, type Tone } from '../../ui/states';
import { words } from './words';

export type Run = Shape<'MatchingRunResponse'>;

const TONE: Readonly<Record<Run['state'], Tone>> = {
  ...{ queued: 'warn', frozen: 'warn', planned: 'good' },
  ...{ stale: 'bad', failed: 'bad', cancelled: 'plain' },
};

/** How far a sharing has come, by word and icon. */
export function RunBadge({ run }: { run: Pick<Run, 'state'> }): JSX.Element {
  return <Badge tone={TONE[run.state]}>{words(`run.${run.state}`)}</Badge>;
}

/** True when there is nothing to wait for any more. */
export function isOver({ progress }: Pick<Run, 'progress'>): boolean {
  return progress === 'done' || progress === 'ended_without_answer';
}

/** A stable code in words; one that is not ours yet is shown as it came. */
export function reasonText(code: string): string {
  const key = `reason.${code}`;
  return words.has(key) ? words(key) : code;
}
