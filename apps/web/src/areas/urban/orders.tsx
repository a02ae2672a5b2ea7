import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { addressOf, type Address } from '../../api/address';
import type { Page, Shape } from '../../api/types';
import { dayText } from '../../language/figures';
import { useList } from '../../store/answers';
import { DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { OrderStateBadge } from './order-state';
import { Unsent } from '../../ui/unsent';
import { myCommune, ofCommune, speaksFor } from '../../session/commune';
import { useCycles } from '../../store/cycles';
import { words } from './words';

export { words };

type Order = Shape<'OrderSummary'>;

/** The orders of the commune, the newest cycle first; of one whole cycle with `?ciclo=` for those who manage it. */
export function Screen(): JSX.Element {
  const { query } = useLocation();
  const communeId = myCommune();
  const cycleId = query.ciclo;
  const ofCycle: Address<Page<Order>> | null =
    cycleId === undefined ? null : addressOf('/v1/orders', { cycleId, limit: 100 });
  const list = useList<Order>(ofCycle ?? ofCommune('/v1/orders', communeId));
  const scope = cycleId === undefined ? { communeId } : { cycleId };
  const cycles = useCycles();
  const nameOf = (id: string): string =>
    cycles.find((it) => it.id === id)?.name ?? words('some.cycle');
  const mayOrder = speaksFor(communeId, 'food_spokesperson');
  return (
    <Frame
      title={words('orders.title')}
      lead={cycleId === undefined ? words('orders.lead') : nameOf(cycleId)}
      back={cycleId === undefined ? '/' : `/ciclos/${cycleId}`}
      actions={
        <>
          <PrintButton />
          <DownloadButton href={addressOf('/v1/orders/export.csv', scope)} />
        </>
      }
    >
      {mayOrder && (
        <LinkButton kind="main" icon="basket" href="/pedido">
          {words('orders.new')}
        </LinkButton>
      )}
      <Unsent path="/v1/order" />
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 && (
            <Empty icon="basket" title={words('orders.none')}>
              <p>{words('orders.noneHelp')}</p>
            </Empty>
          )
        }
      </Answered>
      {list.items.length > 0 && (
        <Rows label={words('orders.title')}>
          {newestFirst(list.items).map((it) => (
            <Row
              key={it.id}
              href={`/pedidos/${it.id}`}
              title={cycleId === undefined ? nameOf(it.cycleId) : it.communeName}
              lead={`${common('unit.families', { n: it.families })} · ${windowText(it)}`}
              end={<OrderStateBadge state={it.state} />}
            />
          ))}
        </Rows>
      )}
      <More more={list.more} />
    </Frame>
  );
}

function newestFirst(orders: readonly Order[]): readonly Order[] {
  return orders.toSorted((one, other) => other.windowFromOn.localeCompare(one.windowFromOn));
}

function windowText({ windowFromOn, windowToOn }: Order): string {
  return windowFromOn === windowToOn
    ? dayText(windowFromOn)
    : words('window', { from: dayText(windowFromOn), to: dayText(windowToOn) });
}
