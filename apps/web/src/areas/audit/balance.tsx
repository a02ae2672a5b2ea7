import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { Bars } from '../../ui/bars';
import { Note } from '../../ui/states';
import { bucketsOf } from './buckets';
import { causeText } from './trace-parts';
import { words } from './words';

/** Where every kilo of a lot is now; the sum must be what went in. */
export function Balance({ of }: { of: Shape<'LotBalanceResponse'> }): JSX.Element {
  const bars = bucketsOf(of).map(([name, grams]) => ({
    ...{ name: words(`bucket.${name}`), amount: grams, text: kilosText(grams) },
    ...(name === 'lost' && { tone: 'bad' as const }),
  }));
  return (
    <section class="stack tight">
      <h2>{words('trace.balance')}</h2>
      <Bars
        caption={words('trace.listed', { kg: kilosText(of.listedGrams) })}
        heads={[words('accounts.where'), words('accounts.kilos')]}
        bars={bars}
      />
      {of.lost.length > 0 && (
        <ul class="soft small">
          {of.lost.map(({ stage, cause, grams }) => (
            <li key={`${stage} ${cause}`}>
              {kilosText(grams)}: {stageText(stage)}, {causeText(cause)}
            </li>
          ))}
        </ul>
      )}
      <Note
        tone={of.addsUp ? 'good' : 'bad'}
        title={words(of.addsUp ? 'trace.addsUp' : 'trace.doesNotAddUp')}
      />
    </section>
  );
}

function stageText(stage: string): string {
  const key = `lost.${stage}`;
  return words.has(key) ? words(key) : stage;
}
