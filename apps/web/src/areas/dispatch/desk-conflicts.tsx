import type { JSX } from 'preact';
import type { Problem } from '../../api/types';
import { Button } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { clearRefusal, type Place } from './moves';
import { type Conflict, conflictIcon, said } from './shapes';
import { words } from './words';

/** What is wrong with a run, where it is wrong; the ones that forbid publishing first. */
export function Conflicts({ of }: { of: readonly Conflict[] }): JSX.Element | null {
  if (of.length === 0) return null;
  const shown = distinct(of);
  return (
    <ul class="conflicts" aria-label={words('board.conflicts')}>
      {shown.map((it) => (
        <li key={`${it.code} ${said(it)}`} class={it.isHard ? 'hard' : undefined}>
          <Icon name={conflictIcon(it.code)} />
          <span>
            <span class="strong">{words(it.isHard ? 'board.hard' : 'board.soft')}</span> {said(it)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The same sentence once, however many goods it is about. */
function distinct(conflicts: readonly Conflict[]): readonly Conflict[] {
  const bySentence = new Map<string, Conflict>();
  for (const it of conflicts) {
    const known = bySentence.get(said(it));
    if (!known?.isHard) bySentence.set(said(it), it);
  }
  return [...bySentence.values()].sort((a, b) => Number(b.isHard) - Number(a.isHard));
}

/** Why the last change was not taken, in the lane that it was meant for. */
export function Refusal({
  problem,
  place,
}: {
  problem: Problem | undefined;
  place: Place;
}): JSX.Element | null {
  if (!problem) return null;
  return (
    <ProblemNote problem={problem}>
      <Button
        kind="quiet"
        icon="cross"
        onPress={() => {
          clearRefusal(place);
        }}
      >
        {common('do.close')}
      </Button>
    </ProblemNote>
  );
}
