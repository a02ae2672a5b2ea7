import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { addressOf } from '../../api/address';
import { kilosText } from '../../language/figures';
import { useList } from '../../store/answers';
import { DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { Figures, More, Rows } from '../../ui/data';
import { ChoiceField, SelectField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { Unsent } from '../../ui/unsent';
import { myCommune, speaksFor } from '../../session/commune';
import { liveLots, type Lot, useAnnounced, useCatalogue, useConfirmed } from './catalogue';
import { LotRow } from './lot-parts';
import { CLOSED_STATES, LIVE_STAGES, stageOf, sumsOf } from './lot-stage';
import { words } from './words';

export { words };

/** A commune's harvests: what is there now, and what became of the others. */
export function Screen(): JSX.Element {
  const { query } = useLocation();
  const communeId = myCommune();
  const isOver = query.ver === 'terminadas';
  return (
    <Frame title={words('lots.title')} back="/" actions={<PrintButton />}>
      <nav class="tabs no-print" aria-label={words('lots.title')}>
        <a href="/cosechas" aria-current={isOver ? undefined : 'page'}>
          {words('lots.live')}
        </a>
        <a href="/cosechas?ver=terminadas" aria-current={isOver ? 'page' : undefined}>
          {words('lots.over')}
        </a>
      </nav>
      {!isOver && <Unsent path="/v1/lots/" />}
      {communeId !== null &&
        (isOver ? <Over communeId={communeId} /> : <Live communeId={communeId} />)}
    </Frame>
  );
}

function Live({ communeId }: { communeId: string }): JSX.Element {
  const { query } = useLocation();
  const announced = useAnnounced(communeId);
  const confirmed = useConfirmed(communeId);
  const all = liveLots(announced, confirmed);
  const lots = all.filter(
    (it) =>
      (query.rubro === undefined || it.productId === query.rubro) &&
      (query.etapa === undefined || stageOf(it) === query.etapa),
  );
  const sums = sumsOf(all);
  return (
    <>
      <Announce communeId={communeId} last={all[0]} />
      {all.length > 0 && (
        <Figures
          of={[
            [words('stage.estimate'), kilosText(sums.estimate)],
            ...sums.buckets.map(
              ([it, grams]) => [words(`bucket.${it}`), kilosText(grams)] as const,
            ),
          ]}
        />
      )}
      {all.length > 0 && (
        <Filters
          all={all}
          states={LIVE_STAGES.map((value) => ({ value, name: words(`stage.${value}`) }))}
        />
      )}
      <Answered of={announced}>{() => null}</Answered>
      <Answered of={confirmed}>
        {() => <LotList lots={lots} none={all.length === 0 ? 'lots.none' : 'lots.noneLike'} />}
      </Answered>
      <DownloadButton href={addressOf('/v1/lots/export.csv', { communeId })} />
    </>
  );
}

function Over({ communeId }: { communeId: string }): JSX.Element {
  const { query } = useLocation();
  const state = CLOSED_STATES.find((it) => it === query.etapa) ?? 'exhausted';
  const list = useList(
    addressOf('/v1/lots', { communeId, state, ...(query.rubro && { productId: query.rubro }) }),
  );
  return (
    <>
      <Filters
        all={list.items}
        chosen={state}
        states={CLOSED_STATES.map((value) => ({
          value,
          name: words(`stage.${value === 'exhausted' ? 'delivered' : value}`),
        }))}
      />
      <Answered of={list}>
        {() => <LotList lots={list.items.toReversed()} none="lots.noneOver" />}
      </Answered>
      <More more={list.more} />
      <DownloadButton href={addressOf('/v1/lots/export.csv', { communeId, state })} />
    </>
  );
}

interface FiltersProps {
  readonly all: readonly Lot[];
  readonly states: readonly { readonly value: string; readonly name: string }[];
  /** The state that is shown when the address names none; undefined: all of them. */
  readonly chosen?: string;
}

function Filters({ all, states, chosen }: FiltersProps): JSX.Element {
  const { query, route, path } = useLocation();
  const { productName } = useCatalogue();
  const go = (change: Readonly<Record<string, string>>): void => {
    const next = Object.entries({ ...query, ...change }).filter(([, value]) => value !== '');
    route(`${path}?${new URLSearchParams(next).toString()}`, true);
  };
  const ids = [
    ...new Set([...all.map((it) => it.productId), ...(query.rubro ? [query.rubro] : [])]),
  ];
  return (
    <div class="no-print stack tight">
      <ChoiceField
        label={words('lots.stage')}
        value={chosen ?? query.etapa ?? ''}
        onValue={(etapa) => go({ etapa })}
        options={
          chosen === undefined ? [{ value: '', name: words('lots.all') }, ...states] : states
        }
      />
      {ids.length > 1 && (
        <SelectField
          label={words('lots.product')}
          empty={words('lots.allProducts')}
          value={query.rubro ?? ''}
          onValue={(rubro) => go({ rubro })}
          options={ids.map((value) => ({ value, name: productName(value) }))}
        />
      )}
    </div>
  );
}

type NoneWord = 'lots.none' | 'lots.noneLike' | 'lots.noneOver';

function LotList({ lots, none }: { lots: readonly Lot[]; none: NoneWord }): JSX.Element {
  const catalogue = useCatalogue();
  if (lots.length === 0) return <Empty icon="harvest" title={words(none)} />;
  return (
    <Rows label={words('lots.title')}>
      {lots.map((lot) => (
        <LotRow key={lot.id} {...{ lot, catalogue }} />
      ))}
    </Rows>
  );
}

/** Announce another, one like the last, or a whole list. */
function Announce({
  communeId,
  last,
}: {
  communeId: string;
  last: Lot | undefined;
}): JSX.Element | null {
  if (!speaksFor(communeId, 'producer_spokesperson')) return null;
  return (
    <div class="flow no-print">
      <LinkButton kind="main" icon="plus" href="/cosechas/nueva">
        {words('lots.new')}
      </LinkButton>
      {last && (
        <LinkButton icon="repeat" href={`/cosechas/nueva?repetir=${last.id}`}>
          {words('lots.repeat')}
        </LinkButton>
      )}
      <LinkButton kind="quiet" icon="upload" href="/cosechas/importar">
        {words('lots.import')}
      </LinkButton>
    </div>
  );
}
