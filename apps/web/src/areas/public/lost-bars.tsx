import type { JSX } from 'preact';
import { kilosText } from '../../language/figures';
import { Bars } from '../../ui/bars';
import { type Lost, STAGES } from './shapes';
import { words } from './words';

/** What was lost on its way, stage by stage. */
export function LostBars({ lost }: { lost: Lost }): JSX.Element {
  return (
    <Bars
      caption={words('lost.title')}
      heads={[words('lost.stage'), words('head.kilos')]}
      bars={STAGES.map((stage) => ({
        name: words(`stage.${stage}`),
        amount: lost[stage],
        text: kilosText(lost[stage]),
        tone: 'bad',
      }))}
    />
  );
}
