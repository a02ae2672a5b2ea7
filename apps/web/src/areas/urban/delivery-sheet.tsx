import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Shape } from '../../api/types';
import { typedNumber } from '../../language/typed-kilos';
import { Button } from '../../ui/buttons';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { DeliveryFields } from './delivery-fields';
import type { Cycle } from '../../store/cycles';
import { words } from './words';

interface SheetProps {
  readonly order: Shape<'OrderResponse'>;
  readonly cycle: Cycle;
  readonly onClose: () => void;
}

/** Changes where, when and for how many families an order is. */
export function DeliverySheet({ order, cycle, onClose }: SheetProps): JSX.Element {
  const sending = useSending();
  const [draft, setDraft] = useState({
    pointId: order.distributionPointId,
    fromOn: order.windowFromOn,
    toOn: order.windowToOn,
    families: String(order.families),
    canKeepCold: order.canKeepCold,
  });
  const families = typedNumber(draft.families);
  const save = (): void => {
    const {
      pointId: distributionPointId,
      fromOn: windowFromOn,
      toOn: windowToOn,
      canKeepCold,
    } = draft;
    const body: Shape<'EditOrderRequest'> = {
      ...{ distributionPointId, windowFromOn, windowToOn, canKeepCold },
      ...(families !== null && { families }),
    };
    void sending.send(
      {
        ...{ method: 'PATCH', path: `/v1/orders/${order.id}`, body, version: order.version },
        ...{ title: words('delivery.change'), group: order.id, screen: `/pedidos/${order.id}` },
      },
      onClose,
    );
  };
  return (
    <Sheet title={words('delivery.change')} onClose={onClose}>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DeliveryFields
          {...{ cycle, draft }}
          communeId={order.communeId}
          onDraft={setDraft}
          familiesCounted={order.families}
          faultOf={(field) =>
            field === 'families' && families === null
              ? common('field.number')
              : sending.faultOf(field)
          }
        />
        <Button kind="main" icon="check" busy={sending.busy} disabled={families === null}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}
