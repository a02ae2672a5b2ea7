import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { Badge, type Tone } from '../../ui/states';
import { words } from './words';

export type Commune = Shape<'CommuneResponse'>;

export const KINDS: readonly Commune['kind'][] = ['rural', 'urban', 'mixed'];
export const STATES: readonly Commune['state'][] = ['registered', 'verified', 'active'];
const TONES: Readonly<Record<Commune['state'], Tone>> = {
  ...{ registered: 'warn', verified: 'info', active: 'good' },
};

export function kindText(kind: Commune['kind']): string {
  return words(`kind.${kind}`);
}

export function stateText(state: Commune['state']): string {
  return words(`state.${state}`);
}

export function CommuneState({ of }: { of: Pick<Commune, 'state'> }): JSX.Element {
  return <Badge tone={TONES[of.state]}>{stateText(of.state)}</Badge>;
}
