import type { JSX } from 'preact';
import { agoText, kilosText, momentText } from '../../language/figures';
import { mandates } from '../../session/session';
import { outbox } from '../../store/outbox';
import type { IconName } from '../../ui/icon';
import { useNow } from '../../ui/now';
import { Badge } from '../../ui/states';
import { common } from '../../ui/words';
import { type Allocation, type Side, sidesOf, STATE_TONE, stateWord } from './sides';
import { words } from './words';

const STATE_ICON: Partial<Record<Allocation['state'], IconName>> = {
  ...{ declined: 'cross', released: 'undo', loaded: 'truck', delivered: 'scale' },
};

/** The sides for which whoever uses the phone may answer. */
export function mySides(allocation: Allocation): readonly Side[] {
  return sidesOf(mandates.value, allocation);
}

/** The state by word and icon; what waits on this phone says so. */
export function StateOf({ allocation }: { allocation: Allocation }): JSX.Element {
  if (isUnsent(allocation)) {
    return (
      <Badge tone="warn" icon="send">
        {common('say.pending')}
      </Badge>
    );
  }
  const word = stateWord(allocation, mySides(allocation));
  const icon = STATE_ICON[allocation.state];
  return (
    <Badge tone={STATE_TONE[word]} {...(icon && { icon })}>
      {words(`state.${word}`)}
    </Badge>
  );
}

/** True while an answer about it, or about all of its cycle, waits to be sent. */
export function isUnsent({ id, cycleId }: Pick<Allocation, 'id' | 'cycleId'>): boolean {
  const mine = `/v1/allocations/${id}/`;
  const all = acceptAllPath(cycleId);
  return outbox.value.some(
    ({ path, problem }) => !problem && (path.startsWith(mine) || path === all),
  );
}

export function acceptAllPath(cycleId: string): string {
  return `/v1/cycles/${cycleId}/allocations/accept`;
}

/** Until when an answer counts, and how long that is from now. */
export function Deadline({ at }: { at: string }): JSX.Element {
  const now = useNow();
  const moment = Date.parse(at);
  const isOver = moment <= now;
  return (
    <p class="small">
      {words(isOver ? 'share.deadlineOver' : 'share.deadline', {
        ago: agoText(moment, now),
        when: momentText(at),
      })}
    </p>
  );
}

export function packagesText({ packages, packageGrams }: Allocation): string {
  return `${common('unit.packages', { n: packages })} × ${kilosText(packageGrams)}`;
}
