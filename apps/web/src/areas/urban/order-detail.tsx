import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, kilosText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { type Write, write } from '../../store/outbox';
import { Button, DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { Figures, Pairs } from '../../ui/data';
import { useSending } from '../../ui/form';
import { useNow } from '../../ui/now';
import { Screen as Frame } from '../../ui/screen';
import { Answered, ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { DeliverySheet } from './delivery-sheet';
import { OrderLines } from './order-lines';
import { gramsPerFamily, orderedGrams } from './order-draft';
import { OrderStateBadge } from './order-state';
import { Countdown } from './parts';
import { unsent } from '../../ui/unsent';
import { closingOf, takesOrders } from './time-left';
import { type Cycle, useCycles } from '../../store/cycles';
import { speaksFor } from '../../session/commune';
import { usePoints } from './who';
import { words } from './words';

export { words };

type Order = Shape<'OrderResponse'>;

/** One order: its lines with what was asked, given and received, and what can still be changed. */
export function Screen({ id }: { id: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/orders/{id}', { id }));
  const order = known.body;
  const cycle = useCycles().find((it) => it.id === order?.cycleId);
  return (
    <Frame
      title={cycle?.name ?? words('order.one')}
      lead={order?.communeName}
      back="/pedidos"
      actions={
        order && (
          <>
            <PrintButton />
            <DownloadButton
              href={addressOf('/v1/order-lines/export.csv', {
                communeId: order.communeId,
                cycleId: order.cycleId,
              })}
            />
          </>
        )
      }
    >
      <Answered of={known}>{(body) => <Whole order={body} cycle={cycle} />}</Answered>
    </Frame>
  );
}

function Whole({ order, cycle }: { order: Order; cycle: Cycle | undefined }): JSX.Element {
  const receptions = useAnswer(addressOf('/v1/receptions', { orderId: order.id, limit: 200 }));
  const inForce = (receptions.body?.items ?? []).filter((it) => it.isInForce);
  const received = new Map<string, number>();
  for (const { orderLineId, receivedGrams } of inForce)
    received.set(orderLineId, (received.get(orderLineId) ?? 0) + receivedGrams);
  const now = useNow();
  const isOpen = cycle !== undefined && takesOrders(cycle, now);
  const mayChange =
    isOpen &&
    ['draft', 'submitted'].includes(order.state) &&
    speaksFor(order.communeId, 'food_spokesperson');
  const wanted = orderedGrams(order);
  const allocated = order.lines.reduce((sum, it) => sum + it.allocatedGrams, 0);
  const got = [...received.values()].reduce((sum, grams) => sum + grams, 0);
  return (
    <>
      <div class="flow spread">
        <OrderStateBadge state={order.state} />
        {mayChange && <Countdown until={closingOf(cycle)} over={words('order.over')} />}
      </div>
      <Deeds {...{ order, isOpen, mayChange }} />
      <Figures
        of={[
          [words('sum.wanted'), kilosText(wanted)],
          [words('sum.allocated'), kilosText(allocated)],
          [words('sum.received'), inForce.length > 0 ? kilosText(got) : common('say.none')],
          [
            words('sum.perFamily'),
            kilosText(gramsPerFamily(allocated > 0 ? allocated : wanted, order.families)),
          ],
        ]}
      />
      <OrderLines {...{ order, received, mayChange }} />
      <Delivery {...{ order, cycle, mayChange }} />
    </>
  );
}

/** One deed about a whole order. */
function deed({ id }: Order, what: 'submit' | 'cancel' | 'restore'): Write {
  return {
    method: 'POST',
    path: `/v1/orders/${id}/${what}`,
    body: {},
    title: words(`orderDeed.${what}`),
    group: id,
    screen: `/pedidos/${id}`,
  };
}

function Deeds({
  order,
  isOpen,
  mayChange,
}: {
  order: Order;
  isOpen: boolean;
  mayChange: boolean;
}): JSX.Element | null {
  const sending = useSending();
  const isBusy = sending.busy || unsent(`/v1/orders/${order.id}`).length > 0;
  const mayRestore =
    isOpen && order.state === 'cancelled' && speaksFor(order.communeId, 'food_spokesperson');
  if (!mayChange && !mayRestore) return null;
  const send = (what: 'submit' | 'cancel' | 'restore'): void =>
    void sending.send(deed(order, what), () => {
      if (what !== 'cancel') return;
      say(words('order.cancelled'), () => void write(deed(order, 'restore')));
    });
  return (
    <>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <div class="flow no-print">
        {order.state === 'draft' && (
          <Button kind="main" icon="send" busy={isBusy} onPress={() => send('submit')}>
            {words('orderDeed.submit')}
          </Button>
        )}
        {mayRestore && (
          <Button kind="main" icon="undo" busy={isBusy} onPress={() => send('restore')}>
            {words('orderDeed.restore')}
          </Button>
        )}
        {mayChange && (
          <>
            <LinkButton icon="plus" href={`/pedido?ciclo=${order.cycleId}`}>
              {words('order.add')}
            </LinkButton>
            <Button kind="bad" icon="cross" disabled={isBusy} onPress={() => send('cancel')}>
              {words('orderDeed.cancel')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

function Delivery({
  order,
  cycle,
  mayChange,
}: {
  order: Order;
  cycle: Cycle | undefined;
  mayChange: boolean;
}): JSX.Element {
  const [isEditing, setEditing] = useState(false);
  const point = usePoints(order.communeId).find((it) => it.id === order.distributionPointId);
  return (
    <section class="card">
      <div class="flow spread">
        <h2>{words('delivery.title')}</h2>
        {mayChange && (
          <Button kind="quiet" icon="edit" onPress={() => setEditing(true)}>
            {common('do.edit')}
          </Button>
        )}
      </div>
      <Pairs
        of={[
          [words('delivery.point'), point?.name],
          [words('delivery.from'), dayText(order.windowFromOn)],
          [words('delivery.to'), dayText(order.windowToOn)],
          [words('delivery.families'), order.families],
          [words('delivery.cold'), common(order.canKeepCold ? 'say.yes' : 'say.no')],
        ]}
      />
      {isEditing && cycle && (
        <DeliverySheet {...{ order, cycle }} onClose={() => setEditing(false)} />
      )}
    </section>
  );
}
