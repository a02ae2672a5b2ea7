import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { dayText, kilosText } from '../../language/figures';
import { useList } from '../../store/answers';
import { Row } from '../../ui/data';
import { GoodsList, nameOf } from './goods-list';
import { words } from './words';

export { words };

/** Food that found no taker and would spoil: for schools, canteens, plants, fairs and neighbours. */
export function Screen(): JSX.Element {
  const list = useList<Shape<'PublicRescueResponse'>>('/v1/public/rescue-listings');
  return (
    <GoodsList of={list} area="rescue" csv="/v1/public/rescue-listings/export.csv" row={ListingRow}>
      <p>{words('rescue.how')}</p>
    </GoodsList>
  );
}

function ListingRow(listing: Shape<'PublicRescueResponse'>): JSX.Element {
  const { id, communeName, municipalityName, stateName, bestBeforeOn, freeGrams } = listing;
  return (
    <Row
      key={id}
      title={nameOf(listing)}
      lead={`${communeName} · ${municipalityName}, ${stateName} · ${words('rescue.until', { day: dayText(bestBeforeOn) })}`}
      end={<span class="num strong">{kilosText(freeGrams)}</span>}
    />
  );
}
