import type { JSX } from 'preact';
import { dayText, minuteText } from '../../language/figures';
import { Icon, type IconName } from '../../ui/icon';
import { Row, Rows } from '../../ui/data';
import { Badge, type Tone } from '../../ui/states';
import { type Cycle, type Step, stepsOf } from './cycle-dates';
import { words } from './words';

const ICON: Readonly<Record<Step['state'], IconName>> = {
  ...{ open: 'basket', closed: 'lock', matched: 'split' },
  ...{ moving: 'truck', handed_out: 'hand', settled: 'chart' },
};

const TONE: Readonly<Record<Step['stands'], Tone>> = { done: 'good', now: 'info', later: 'plain' };

/** The steps of a cycle with their days: done, now, to come. */
export function CycleSteps({ cycle }: { cycle: Cycle }): JSX.Element {
  return (
    <section class="stack tight">
      <h2>{words('cycle.course')}</h2>
      <Rows label={words('cycle.course')}>
        {stepsOf(cycle).map((step) => (
          <Row
            key={step.state}
            start={<Icon name={ICON[step.state]} />}
            title={words(`step.${step.state}`)}
            lead={whenOf(step)}
            end={<Badge tone={TONE[step.stands]}>{words(`stands.${step.stands}`)}</Badge>}
          />
        ))}
      </Rows>
      <p class="soft small">{words('cycle.acceptHours', { n: cycle.acceptHours })}</p>
    </section>
  );
}

function whenOf({ on, minute }: Step): string {
  if (on === null) return words('step.matchedWhen');
  return minute === undefined ? dayText(on) : `${dayText(on)}, ${minuteText(minute)}`;
}
