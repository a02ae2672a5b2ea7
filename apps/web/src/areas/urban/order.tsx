import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { dayText, minuteText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import type { Shape } from '../../api/types';
import { LinkButton } from '../../ui/buttons';
import { SelectField } from '../../ui/fields';
import { useNow } from '../../ui/now';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { OrderForm } from './order-form';
import { Countdown } from './parts';
import { closingOf, takesOrders } from './time-left';
import type { Cycle } from '../../store/cycles';
import { myCommune, speaksFor } from '../../session/commune';
import { words } from './words';

export { words };

/** A food spokesperson asks for what the commune needs in a cycle that takes orders. */
export function Screen(): JSX.Element {
  const { query, route } = useLocation();
  const communeId = myCommune();
  const cycles = useAnswer<Shape<'CyclePage'>>('/v1/cycles');
  const now = useNow();
  const open = openFor(cycles.body?.items ?? [], communeId, now);
  const cycle = open.find((it) => it.id === query.ciclo) ?? open[0];
  const mayOrder = speaksFor(communeId, 'food_spokesperson');
  return (
    <Frame title={words('order.title')} lead={words('order.lead')} back="/">
      {!mayOrder && <Empty icon="lock" title={words('order.notYours')} />}
      {mayOrder && (
        <Answered of={cycles}>
          {() =>
            cycle ? null : <NothingOpen communeId={communeId} cycles={cycles.body?.items ?? []} />
          }
        </Answered>
      )}
      {mayOrder && open.length > 1 && (
        <SelectField
          label={words('order.cycle')}
          value={cycle?.id ?? ''}
          onValue={(id) => route(`/pedido?ciclo=${id}`, true)}
          options={open.map((it) => ({ value: it.id, name: `${it.name} · ${closesText(it)}` }))}
        />
      )}
      {mayOrder && communeId !== null && cycle && (
        <>
          <div class="flow spread">
            <span>
              {open.length > 1 ? closesText(cycle) : `${cycle.name} · ${closesText(cycle)}`}
            </span>
            <Countdown until={closingOf(cycle)} over={words('order.over')} />
          </div>
          <OrderForm key={cycle.id} {...{ cycle, communeId }} />
        </>
      )}
    </Frame>
  );
}

function closesText({ closesOn, closesMinute }: Cycle): string {
  return words('order.closes', { day: dayText(closesOn), time: minuteText(closesMinute) });
}

/** The cycles that take this commune's orders now, the next to close first. */
function openFor(
  cycles: readonly Cycle[],
  communeId: string | null,
  now: number,
): readonly Cycle[] {
  return cycles
    .filter((it) => takesOrders(it, now) && takesPart(it, communeId))
    .sort((one, other) => closingOf(one) - closingOf(other));
}

/** Nobody named means that the whole network takes part. */
function takesPart({ participantCommuneIds }: Cycle, communeId: string | null): boolean {
  return (
    participantCommuneIds.length === 0 ||
    (communeId !== null && participantCommuneIds.includes(communeId))
  );
}

function NothingOpen({
  cycles,
  communeId,
}: {
  cycles: readonly Cycle[];
  communeId: string | null;
}): JSX.Element {
  const [next] = cycles
    .filter((it) => it.state === 'planned' && takesPart(it, communeId))
    .sort((one, other) => one.opensOn.localeCompare(other.opensOn));
  return (
    <Empty icon="calendar" title={words('order.noneOpen')}>
      <p>
        {next
          ? words('order.nextOpens', { name: next.name, day: dayText(next.opensOn) })
          : words('order.noneHelp')}
      </p>
      <LinkButton icon="repeat" href="/pedidos-fijos">
        {words('standing.title')}
      </LinkButton>
    </Empty>
  );
}
