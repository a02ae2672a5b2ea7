import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { call } from '../../api/call';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { locale } from '../../language/locale';
import { Button } from '../../ui/buttons';
import { useSending } from '../../ui/form';
import { Note, ProblemNote } from '../../ui/states';
import { type Plan, said } from './shapes';
import { words } from './words';

type Unserved = Shape<'UnservedGoodsResponse'>;
type Change = Shape<'NearestChangeResponse'>;

const SHOWN = 20;

/** What no vehicle takes: why, and what would have to be otherwise. The weightiest first. */
export function LeftBehind({ plan }: { plan: Plan }): JSX.Element {
  const [shown, show] = useState(SHOWN);
  const goods = [...plan.unserved].sort((a, b) => b.priority - a.priority);
  if (goods.length === 0) return <Note tone="good" title={words('left.none')} />;
  return (
    <section class="stack">
      <h2>{words('left.title', { n: goods.length })}</h2>
      <ul class="rows">
        {goods.slice(0, shown).map((it) => (
          <GoodsLeft key={it.allocationId} planId={plan.id} goods={it} />
        ))}
      </ul>
      {goods.length > shown && (
        <Button
          full
          onPress={() => {
            show(shown + SHOWN);
          }}
        >
          {words('left.more', { n: goods.length - shown })}
        </Button>
      )}
    </section>
  );
}

function GoodsLeft({ planId, goods }: { planId: string; goods: Unserved }): JSX.Element {
  const sending = useSending();
  const [found, setFound] = useState<readonly Change[] | null>(null);
  const changes = found ?? goods.changes;
  const path = addressOf('/v1/run-plans/{id}/nearest-changes', {
    ...{ id: planId, allocationId: goods.allocationId },
  });
  return (
    <li class="row">
      <div class="grow">
        <span class="strong">{locale.value === 'es' ? goods.goodsEs : goods.goodsEn}</span>
        <span>{said(goods)}</span>
        {changes.map((it) => (
          <span key={said(it)} class="small">
            → {said(it)}
          </span>
        ))}
        {found?.length === 0 && <span class="soft small">{words('left.noChange')}</span>}
        {changes.length === 0 && found === null && (
          <Button
            kind="quiet"
            icon="question"
            busy={sending.busy}
            onPress={() =>
              void sending.ask(
                () => call<Shape<'NearestChangesResponse'>>({ path }),
                ({ items }) => {
                  setFound(items);
                },
              )
            }
          >
            {words('left.ask')}
          </Button>
        )}
        {sending.problem && <ProblemNote problem={sending.problem} />}
      </div>
      <span class="num">{kilosText(goods.grams)}</span>
    </li>
  );
}
