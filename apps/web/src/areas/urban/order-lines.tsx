import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Shape } from '../../api/types';
import { kilosText, moneyText } from '../../language/figures';
import { type Write, write } from '../../store/outbox';
import { Button, LinkButton } from '../../ui/buttons';
import { Meter, Pairs } from '../../ui/data';
import { useSending } from '../../ui/form';
import { Badge, ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { askedLine, retyped } from './asked-lines';
import { LineSheet } from './line-sheet';
import { unsent } from '../../ui/unsent';
import { productName, type ProductNames, useProducts } from './who';
import { words } from './words';

type Line = Shape<'OrderLineResponse'>;

interface LinesProps {
  readonly order: Shape<'OrderResponse'>;
  readonly received: ReadonlyMap<string, number>;
  readonly mayChange: boolean;
}

/** The lines of an order: asked, given, received, and why. */
export function OrderLines({ order, received, mayChange }: LinesProps): JSX.Element {
  const products = useProducts();
  const wasShared = !['draft', 'submitted', 'in_matching', 'cancelled'].includes(order.state);
  return (
    <section class="stack tight">
      <h2>{words('order.lines')}</h2>
      {order.lines.map((line) => (
        <LineCard
          key={line.id}
          {...{ line, products, mayChange, wasShared }}
          receivedGrams={received.get(line.id)}
        />
      ))}
    </section>
  );
}

interface CardProps {
  readonly line: Line;
  readonly products: ProductNames;
  readonly receivedGrams: number | undefined;
  readonly mayChange: boolean;
  readonly wasShared: boolean;
}

function LineCard({ line, products, receivedGrams, mayChange, wasShared }: CardProps): JSX.Element {
  const { wantedGrams, allocatedGrams, isCancelled } = line;
  const permille = wantedGrams === 0 ? 0 : Math.round((allocatedGrams * 1000) / wantedGrams);
  return (
    <article class="card">
      <div class="flow spread">
        <h3>{productName(line)}</h3>
        {isCancelled ? (
          <Badge icon="cross">{words('line.out')}</Badge>
        ) : (
          <span class="num strong">{kilosText(wantedGrams)}</span>
        )}
      </div>
      <p class="soft small">{termsText(line, products)}</p>
      {wasShared && !isCancelled && (
        <>
          <Meter
            permille={permille}
            {...(permille < 500 && { tone: 'warn' as const })}
            label={words('line.given', {
              kg: kilosText(allocatedGrams),
              of: kilosText(wantedGrams),
            })}
          />
          <Pairs
            of={[
              [words('sum.allocated'), kilosText(allocatedGrams)],
              [
                words('sum.received'),
                receivedGrams === undefined ? null : kilosText(receivedGrams),
              ],
            ]}
          />
          <div class="flow no-print">
            <LinkButton kind="quiet" icon="question" href={`/por-que/${line.id}`}>
              {words('line.why')}
            </LinkButton>
            <LinkButton kind="quiet" icon="route" href={`/rastro/renglon/${line.id}`}>
              {words('line.trace')}
            </LinkButton>
          </div>
        </>
      )}
      {mayChange && <LineDeeds {...{ line, products }} />}
    </article>
  );
}

/** The terms of a line in one sentence. */
function termsText(line: Line, { nameOf }: ProductNames): string {
  const { minGrams, maxGrams, wantedGrams, gradeFloor, isWashed, substituteProductIds } = line;
  const { ceilingMinorPerKg, currency } = line;
  const parts = [
    minGrams > 0 && words('terms.min', { kg: kilosText(minGrams) }),
    maxGrams > wantedGrams && words('terms.max', { kg: kilosText(maxGrams) }),
    gradeFloor !== null && words(`grade.${gradeFloor}`),
    isWashed !== null && words(isWashed ? 'washed.yes' : 'washed.no'),
    ceilingMinorPerKg !== null &&
      currency !== null &&
      words('terms.ceiling', { price: moneyText(ceilingMinorPerKg, currency) }),
    substituteProductIds.length > 0 &&
      words('terms.substitutes', { names: substituteProductIds.map(nameOf).join(', ') }),
  ];
  return parts.filter((it) => it !== false).join(' · ') || words('terms.none');
}

function deed(line: Line, what: 'cancel' | 'restore'): Write {
  return {
    method: 'POST',
    path: `/v1/order-lines/${line.id}/${what}`,
    body: {},
    title: `${words(`lineDeed.${what}`)}: ${productName(line)}`,
    group: line.orderId,
    screen: `/pedidos/${line.orderId}`,
  };
}

function LineDeeds({ line, products }: Pick<CardProps, 'line' | 'products'>): JSX.Element {
  const sending = useSending();
  const [isEditing, setEditing] = useState(false);
  const isUnsent = unsent(`/v1/order-lines/${line.id}`).length > 0;
  const isBusy = sending.busy || isUnsent;
  const change = (what: 'cancel' | 'restore'): void =>
    void sending.send(deed(line, what), () => {
      if (what === 'cancel') say(words('line.removed'), () => void write(deed(line, 'restore')));
    });
  return (
    <div class="flow no-print">
      {isUnsent && <Badge tone="warn">{common('say.pending')}</Badge>}
      {sending.problem && !isEditing && <ProblemNote problem={sending.problem} />}
      {line.isCancelled ? (
        <Button icon="undo" disabled={isBusy} onPress={() => change('restore')}>
          {words('lineDeed.restore')}
        </Button>
      ) : (
        <>
          <Button icon="edit" disabled={isBusy} onPress={() => setEditing(true)}>
            {common('do.edit')}
          </Button>
          <Button kind="bad" icon="bin" disabled={isBusy} onPress={() => change('cancel')}>
            {common('do.remove')}
          </Button>
        </>
      )}
      {isEditing && (
        <LineSheet
          withWanted
          line={retyped(line)}
          products={products}
          busy={sending.busy}
          problem={sending.problem}
          onClose={() => setEditing(false)}
          onSave={(typed) => {
            const { productId: _productId, ...body } = askedLine(typed);
            void sending.send(
              {
                ...{
                  method: 'PATCH',
                  path: `/v1/order-lines/${line.id}`,
                  body,
                  version: line.version,
                },
                ...{ title: `${common('do.edit')}: ${productName(line)}`, group: line.orderId },
                screen: `/pedidos/${line.orderId}`,
              },
              () => setEditing(false),
            );
          }}
        />
      )}
    </div>
  );
}
