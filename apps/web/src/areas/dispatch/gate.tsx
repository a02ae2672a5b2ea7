import type { JSX } from 'preact';
import { momentText } from '../../language/figures';
import { Icon } from '../../ui/icon';
import { type RunDetail, said } from './shapes';
import { words } from './words';

/** What was checked before the vehicle may leave, each with its answer. */
export function Gate({ run }: { run: RunDetail }): JSX.Element | null {
  const { gate } = run;
  if (!gate) return null;
  return (
    <section class="stack tight">
      <h2>{words('gate.title')}</h2>
      <ul class="conflicts">
        {gate.checks.map((it) => (
          <li key={it.code} class={it.isMet ? 'met' : 'hard'}>
            <Icon name={it.isMet ? 'check' : 'warn'} />
            <span>
              <span class="strong">{words(it.isMet ? 'gate.met' : 'gate.unmet')}</span> {said(it)}
            </span>
          </li>
        ))}
      </ul>
      <p class="soft small">{words('gate.asked', { when: momentText(gate.askedAt) })}</p>
    </section>
  );
}
