import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { Button, LinkButton } from '../../ui/buttons';
import { Note } from '../../ui/states';
import { common } from '../../ui/words';
import { Unsent } from '../../ui/unsent';
import type { Cycle } from '../../store/cycles';
import { useProducts } from './who';
import { words } from './words';

type Submission = Shape<'SubmissionResponse'>;

/** What became of a submission, line by line. */
export function Ended({
  ended,
  cycle,
  onMore,
}: {
  ended: Submission | 'waiting';
  cycle: Cycle;
  onMore: () => void;
}): JSX.Element {
  const { nameOf } = useProducts();
  if (ended === 'waiting') {
    return (
      <>
        <Note tone="warn" title={common('say.waiting')} />
        <Unsent path="/v1/order-submissions/" />
        <Button icon="plus" onPress={onMore}>
          {words('order.again')}
        </Button>
      </>
    );
  }
  const { order, text, merged } = ended;
  return (
    <>
      <Note
        tone="good"
        title={words(order.state === 'draft' ? 'order.kept' : 'order.sent', { name: cycle.name })}
      >
        <p>{text}</p>
      </Note>
      <ul class="rows">
        {merged.map(({ lineId, productId, terms, text: told }) => {
          const line = order.lines.find((it) => it.id === lineId);
          return (
            <li key={lineId} class="row">
              <span class="grow">
                <span class="strong">{nameOf(productId)}</span>
                <span
                  class={terms === 'replaced' || terms === 'newer_kept' ? 'small' : 'soft small'}
                >
                  {told}
                </span>
              </span>
              <span class="num">{line && kilosText(line.wantedGrams)}</span>
            </li>
          );
        })}
      </ul>
      <LinkButton kind="main" href={`/pedidos/${order.id}`}>
        {words('order.see')}
      </LinkButton>
      <Button icon="plus" onPress={onMore}>
        {words('order.again')}
      </Button>
    </>
  );
}
