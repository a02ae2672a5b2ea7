import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { daysBetween } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, today } from '../../language/figures';
import { locale } from '../../language/locale';
import { useList } from '../../store/answers';
import { DownloadButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { ChoiceField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { DaysLeft } from './rescue-parts';
import { words } from './words';

export { words };

type Listing = Shape<'RescueResponse'>;

/** Harvest that no order took: it can still be eaten by a school, a canteen, a fair, if somebody takes it in time. */
export function Screen(): JSX.Element {
  const [state, setState] = useState<Listing['state']>('open');
  const list = useList<Listing>(addressOf('/v1/rescue-listings', { state, limit: 50 }));
  return (
    <Frame
      title={words('rescue.title')}
      lead={words('rescue.lead')}
      back="/"
      actions={<DownloadButton href={addressOf('/v1/rescue-listings/export.csv', { state })} />}
    >
      <ChoiceField
        label={words('rescue.which')}
        value={state}
        onValue={(value) => {
          setState(value as Listing['state']);
        }}
        options={(['open', 'taken', 'closed'] as const).map((value) => ({
          value,
          name: words(`rescue.${value}`),
        }))}
      />
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="hand" title={words('rescue.empty')}>
              <p>{words('rescue.emptyHelp')}</p>
            </Empty>
          ) : (
            <Rows>{urgentFirst(items).map(ListingRow)}</Rows>
          )
        }
      </Answered>
      <More more={list.more} />
    </Frame>
  );
}

function ListingRow(it: Listing): JSX.Element {
  const product = locale.value === 'es' ? it.productNameEs : it.productNameEn;
  const grams = it.state === 'open' ? it.freeGrams : it.takenGrams;
  return (
    <Row
      key={it.id}
      href={`/rescate/${it.id}`}
      title={`${product} · ${kilosText(grams)}`}
      lead={`${it.communeName} · ${it.municipalityName}, ${it.stateName}`}
      end={it.state === 'open' && <DaysLeft days={daysBetween(today(), it.bestBeforeOn)} />}
    />
  );
}

function urgentFirst(items: readonly Listing[]): readonly Listing[] {
  return [...items].sort((one, other) => one.bestBeforeOn.localeCompare(other.bestBeforeOn));
}
