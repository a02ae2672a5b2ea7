import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { useAnswer } from '../../store/answers';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { newStanding, type StandingFacts, StandingForm } from './standing-parts';
import { myCommune, ofCommune, speaksFor } from '../../session/commune';
import { words } from './words';

export { words };

/** Begins a standing order, from the products that the commune has a ration of. */
export function Screen(): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const communeId = myCommune();
  const rations = useAnswer<Shape<'RationPage'>>(ofCommune('/v1/rations?limit=200', communeId));
  const begin = (facts: StandingFacts): void => {
    if (communeId === null) return;
    const body: Shape<'BeginStandingOrderRequest'> = { communeId, ...facts };
    const path = `/v1/standing-orders/${newId()}`;
    const title = words('standing.new');
    void sending.send({ ...{ method: 'PUT', path, body, title }, screen: '/pedidos-fijos' }, () =>
      route('/pedidos-fijos', true),
    );
  };
  const mayOrder = communeId !== null && speaksFor(communeId, 'food_spokesperson');
  return (
    <Frame title={words('standing.new')} lead={words('standing.newLead')} back="/pedidos-fijos">
      {!mayOrder && <Empty icon="lock" title={words('order.notYours')} />}
      {mayOrder &&
        (rations.isLoading ? (
          <Answered of={rations}>{() => null}</Answered>
        ) : (
          <StandingForm
            {...{ communeId, sending }}
            first={newStanding(rationed(rations.body?.items ?? []))}
            onSave={begin}
          />
        ))}
    </Frame>
  );
}

function rationed(rations: readonly Shape<'RationResponse'>[]): readonly string[] {
  return rations.filter((it) => it.isActive).map((it) => it.productId);
}
