import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { dayText, kilosText } from '../../language/figures';
import { useList } from '../../store/answers';
import { Row } from '../../ui/data';
import { Badge } from '../../ui/states';
import { GoodsList, nameOf } from './goods-list';
import { words } from './words';

export { words };

/** What is offered in the network now: product, kilos, day and municipality, and nobody's name. */
export function Screen(): JSX.Element {
  const list = useList<Shape<'OfferResponse'>>('/v1/offers');
  return <GoodsList of={list} area="offers" csv="/v1/offers/export.csv" row={OfferRow} />;
}

function OfferRow(offer: Shape<'OfferResponse'>): JSX.Element {
  const { id, municipality, state, readyOn, bestBeforeOn, isWeighed } = offer;
  const days = words('offers.days', { ready: dayText(readyOn), best: dayText(bestBeforeOn) });
  return (
    <Row
      key={id}
      title={nameOf(offer)}
      lead={`${municipality}, ${state} · ${days}`}
      end={
        <span class="num">
          {kilosText(isWeighed ? offer.availableGrams : offer.expectedGrams)}
          <br />
          <Badge tone={isWeighed ? 'good' : 'plain'} icon={isWeighed ? 'scale' : 'clock'}>
            {words(isWeighed ? 'offers.weighed' : 'offers.expected')}
          </Badge>
        </span>
      }
    />
  );
}
