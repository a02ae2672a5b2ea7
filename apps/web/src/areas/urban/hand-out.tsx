import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, kilosText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { LinkButton, PrintButton } from '../../ui/buttons';
import { Figures, Table } from '../../ui/data';
import { ChoiceField, SelectField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { HandOutLosses } from './hand-out-losses';
import {
  countedFamilies,
  type FamiliesOf,
  handOutShares,
  type ProductShare,
} from './hand-out-shares';
import { type Cycle, useCycles } from '../../store/cycles';
import { myCommune, ofCommune } from '../../session/commune';
import './urban.css';
import { words } from './words';

export { words };

const ROWS_MAX = 200;

/** What was received, shared over the councils by their families: to read, to print, to sign. */
export function Screen(): JSX.Element {
  const { query, route } = useLocation();
  const communeId = myCommune();
  const cycles = useCycles().filter((it) => !['planned', 'open', 'cancelled'].includes(it.state));
  const orders = useAnswer<Shape<'OrderPage'>>(ofCommune('/v1/orders', communeId));
  const ordered = new Set(orders.body?.items.map((it) => it.cycleId));
  const mine = cycles.filter((it) => ordered.has(it.id));
  const cycle = mine.find((it) => it.id === query.ciclo) ?? mine[0];
  return (
    <Frame
      title={words('handOut.title')}
      lead={cycle && words('handOut.lead', { name: cycle.name, day: dayText(cycle.handsOutOn) })}
      back="/"
      actions={<PrintButton />}
    >
      {mine.length > 1 && (
        <div class="no-print">
          <SelectField
            label={words('order.cycle')}
            value={cycle?.id ?? ''}
            onValue={(id) => route(`/entrega?ciclo=${id}`, true)}
            options={mine.map((it) => ({ value: it.id, name: it.name }))}
          />
        </div>
      )}
      {orders.body !== undefined && !cycle && <NothingYet />}
      {communeId !== null && cycle && <OfCycle key={cycle.id} {...{ cycle, communeId }} />}
    </Frame>
  );
}

function NothingYet(): JSX.Element {
  return (
    <Empty icon="scale" title={words('handOut.none')}>
      <p>{words('handOut.noneHelp')}</p>
      <LinkButton href="/recepcion">{words('await.title')}</LinkButton>
    </Empty>
  );
}

function OfCycle({ cycle, communeId }: { cycle: Cycle; communeId: string }): JSX.Element {
  const scope = { communeId, cycleId: cycle.id, limit: ROWS_MAX };
  const receptions = useAnswer(addressOf('/v1/receptions', scope));
  const losses = useAnswer(addressOf('/v1/hand-out-losses', scope));
  const councils = useAnswer<Shape<'CouncilList'>>(ofCommune('/v1/councils', communeId));
  const censuses = useAnswer<Shape<'CensusPage'>>(
    ofCommune('/v1/need-censuses?limit=200', communeId),
  );
  const received = (receptions.body?.items ?? []).filter((it) => it.communeId === communeId);
  const lost = (losses.body?.items ?? []).filter((it) => it.communeId === communeId);
  const counted = countedFamilies(councils.body?.items ?? [], censuses.body?.items ?? []);
  const shares = handOutShares(counted, received, lost);
  return (
    <Answered of={receptions}>
      {() =>
        received.length === 0 ? (
          <NothingYet />
        ) : (
          <>
            <Shares {...{ shares, counted }} />
            <HandOutLosses {...{ communeId, cycleId: cycle.id, received, losses: lost }} />
          </>
        )
      }
    </Answered>
  );
}

interface SharesProps {
  readonly shares: readonly ProductShare[];
  readonly counted: readonly FamiliesOf[];
}

function Shares({ shares, counted }: SharesProps): JSX.Element {
  const { query, path, route } = useLocation();
  const by = query.por === 'rubro' ? 'product' : 'council';
  const total = shares.reduce((sum, it) => sum + it.grams, 0);
  const families = counted.reduce((sum, it) => sum + it.families, 0);
  const goBy = (value: string): void => {
    const cycle = query.ciclo === undefined ? '' : `ciclo=${query.ciclo}&`;
    route(`${path}?${cycle}por=${value === 'product' ? 'rubro' : 'consejo'}`, true);
  };
  return (
    <>
      <Figures
        of={[
          [words('handOut.total'), kilosText(total)],
          [words('census.families'), families],
          [
            words('sum.perFamily'),
            families === 0 ? common('say.none') : kilosText(Math.floor(total / families)),
          ],
        ]}
      />
      {counted.length === 0 && (
        <Empty icon="people" title={words('census.noCouncils')}>
          <LinkButton href="/mi-comuna">{words('census.toCommune')}</LinkButton>
        </Empty>
      )}
      <div class="no-print">
        <ChoiceField
          label={words('handOut.by')}
          value={by}
          onValue={goBy}
          options={[
            { value: 'council', name: words('handOut.byCouncil') },
            { value: 'product', name: words('handOut.byProduct') },
          ]}
        />
      </div>
      {by === 'council'
        ? counted.map((council, at) => (
            <CouncilList key={council.id} {...{ council, at, shares }} />
          ))
        : shares.map((share) => <ProductList key={share.productName} {...{ share, counted }} />)}
    </>
  );
}

/** What one council takes home: for each family, too. */
function CouncilList({
  council,
  at,
  shares,
}: {
  council: FamiliesOf;
  at: number;
  shares: readonly ProductShare[];
}): JSX.Element {
  const partOf = ({ parts }: ProductShare): number => parts[at] ?? 0;
  const total = shares.reduce((sum, it) => sum + partOf(it), 0);
  return (
    <section class="stack tight page">
      <h2>{council.name}</h2>
      <Table
        caption={common('unit.families', { n: council.families })}
        items={shares}
        keyOf={(it) => it.productName}
        columns={[
          { name: words('ration.product'), cell: (it) => it.productName },
          { name: words('handOut.share'), isNumber: true, cell: (it) => kilosText(partOf(it)) },
          {
            name: words('handOut.each'),
            isNumber: true,
            cell: (it) => eachText(partOf(it), council.families),
          },
        ]}
        foot={[common('say.total'), kilosText(total), eachText(total, council.families)]}
      />
      <p class="sign-line">{words('handOut.sign')}</p>
    </section>
  );
}

/** One product over all councils, with a place to sign for each. */
function ProductList({
  share,
  counted,
}: {
  share: ProductShare;
  counted: readonly FamiliesOf[];
}): JSX.Element {
  const items = counted.map((council, at) => ({ ...council, grams: share.parts[at] ?? 0 }));
  return (
    <div class="signed">
      <Table
        caption={`${share.productName} · ${kilosText(share.grams)}`}
        items={items}
        keyOf={(it) => it.id}
        columns={[
          { name: words('census.council'), cell: (it) => it.name },
          { name: words('census.families'), isNumber: true, cell: (it) => it.families },
          { name: words('handOut.share'), isNumber: true, cell: (it) => kilosText(it.grams) },
          {
            name: words('handOut.each'),
            isNumber: true,
            cell: (it) => eachText(it.grams, it.families),
          },
          { name: words('handOut.signature'), cell: () => null },
        ]}
      />
    </div>
  );
}

/** Rounded down: nobody is promised a gram that is not there. */
function eachText(grams: number, families: number): string {
  return families === 0 ? common('say.none') : kilosText(Math.floor(grams / families));
}
