import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { momentText } from '../../language/figures';
import type { IconName } from '../../ui/icon';
import { Badge, type Tone } from '../../ui/states';
import { Countdown } from './parts';
import { unsent } from '../../ui/unsent';
import { common } from '../../ui/words';
import { words } from './words';

export type Claim = Shape<'ClaimResponse'>;

export const CLAIM_KINDS = [
  'spoilage',
  'short_delivery',
  'quality',
  'wrong_product',
  'over_delivery',
] as const;

const TONES: Readonly<Record<Claim['state'], Tone>> = {
  ...{ open: 'warn', accepted: 'good', rejected: 'bad', withdrawn: 'plain', overdue: 'bad' },
};

const ICONS: Partial<Record<Claim['state'], IconName>> = {
  ...{ rejected: 'cross', withdrawn: 'undo', overdue: 'clock' },
};

/** Still waits for the other commune's word: also after its five days have passed. */
export function isOpen({ state }: Claim): boolean {
  return state === 'open' || state === 'overdue';
}

/** The state by word and icon; what waits on this phone says so. */
export function ClaimState({ claim }: { claim: Claim }): JSX.Element {
  if (unsent(`/v1/claims/${claim.id}`).length > 0) {
    return (
      <Badge tone="warn" icon="send">
        {common('say.pending')}
      </Badge>
    );
  }
  const icon = ICONS[claim.state];
  return (
    <Badge tone={TONES[claim.state]} {...(icon && { icon })}>
      {words(`claimState.${claim.state}`)}
    </Badge>
  );
}

/** Until when the supplying commune is to answer. */
export function AnswerTime({ claim }: { claim: Claim }): JSX.Element | null {
  if (!isOpen(claim)) return null;
  return (
    <div class="flow">
      <Countdown until={Date.parse(claim.answerBy)} over={words('claim.late')} />
      <span class="soft small">
        {words('claim.answerBy', { when: momentText(claim.answerBy) })}
      </span>
    </div>
  );
}
