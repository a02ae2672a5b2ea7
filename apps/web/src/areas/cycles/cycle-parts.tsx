import type { JSX } from 'preact';
import type { Tone } from '../../ui/states';
import { Badge } from '../../ui/states';
import { common } from '../../ui/words';
import type { Cycle } from './cycle-dates';

const TONE: Readonly<Record<Cycle['state'], Tone>> = {
  ...{ planned: 'plain', open: 'good', closed: 'warn', matched: 'info' },
  ...{ moving: 'info', handed_out: 'good', settled: 'good', cancelled: 'bad' },
};

/** The state of a cycle by word and icon. */
export function CycleState({ state }: { state: Cycle['state'] }): JSX.Element {
  return <Badge tone={TONE[state]}>{common(`cycle.${state}`)}</Badge>;
}
