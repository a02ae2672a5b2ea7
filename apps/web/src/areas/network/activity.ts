import { type Written, write } from '../../store/outbox';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { words } from './words';

interface Switched {
  readonly path: string;
  readonly name: string;
  readonly version: number;
  readonly screen: string;
}

/**
 * Takes something out of use, or back into it; one tap takes that back. Nothing is deleted: what was recorded with it
 * keeps it.
 */
export async function setInUse(of: Switched, isActive: boolean): Promise<void> {
  const { name, ...target } = of;
  const told = words(isActive ? 'use.backSaid' : 'use.outSaid', { name });
  const written: Written<{ readonly version: number }> = await write({
    ...{ ...target, method: 'PATCH', body: { isActive }, title: told },
  });
  if (written.kind === 'refused') say(written.problem.title);
  if (written.kind === 'waiting') say(common('say.waiting'));
  if (written.kind !== 'sent') return;
  const { version } = written.answer;
  say(told, () => void setInUse({ ...of, version }, !isActive));
}
