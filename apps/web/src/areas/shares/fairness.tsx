import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, momentText } from '../../language/figures';
import { locale } from '../../language/locale';
import { mandate } from '../../session/session';
import { useAnswer, useList } from '../../store/answers';
import { DownloadButton, PrintButton } from '../../ui/buttons';
import { type Column, More, Row, Rows, Table } from '../../ui/data';
import { SelectField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { barsOf } from './bars';
import { words } from './words';

export { words };

type Balance = Shape<'FairnessBalanceResponse'>;
type Change = Shape<'FairnessChangeResponse'>;

/** What past rounds owe each commune, or gave it beyond its share. */
export function Screen(): JSX.Element {
  const acting = mandate.value;
  return (
    <Frame
      title={words('fair.title')}
      lead={words('fair.lead')}
      back="/"
      actions={
        <>
          <DownloadButton href="/v1/fairness-balances/export.csv" />
          <PrintButton />
        </>
      }
    >
      {acting?.communeId != null && <OwnBalances communeId={acting.communeId} />}
      <OfNetwork communeId={acting?.communeId ?? null} />
    </Frame>
  );
}

function OwnBalances({ communeId }: { communeId: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/communes/{id}/fairness', { id: communeId }));
  return (
    <section class="stack tight">
      <h2>{words('fair.mine')}</h2>
      <Answered of={known}>
        {({ balances }) =>
          balances.length === 0 ? (
            <Empty icon="fair" title={words('fair.empty')}>
              <p>{words('fair.emptyHelp')}</p>
            </Empty>
          ) : (
            <Balances
              caption={words('fair.mine')}
              nameOf={(it) => it.productName}
              nameTitle={words('fair.product')}
              balances={balances}
            />
          )
        }
      </Answered>
      <Changes communeId={communeId} />
    </section>
  );
}

function OfNetwork({ communeId }: { communeId: string | null }): JSX.Element {
  const products = useAnswer<Shape<'ProductList'>>('/v1/products?limit=200');
  const [chosen, setChosen] = useState('');
  const first = products.body?.items[0];
  const productId = chosen || first?.id;
  const list = useList<Balance>(
    productId === undefined ? null : addressOf('/v1/fairness-balances', { productId, limit: 100 }),
  );
  return (
    <section class="stack tight">
      <h2>{words('fair.network')}</h2>
      <p class="soft">{words('fair.networkHelp')}</p>
      <SelectField
        label={words('fair.product')}
        value={productId ?? ''}
        onValue={setChosen}
        options={(products.body?.items ?? []).map((it) => ({
          value: it.id,
          name: locale.value === 'es' ? it.nameEs : it.nameEn,
        }))}
      />
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="fair" title={words('fair.emptyProduct')} />
          ) : (
            <Balances
              caption={words('fair.network')}
              nameOf={(it) =>
                it.communeId === communeId
                  ? words('why.mine', { name: it.communeName })
                  : it.communeName
              }
              nameTitle={words('why.commune')}
              balances={items}
            />
          )
        }
      </Answered>
      <More more={list.more} />
    </section>
  );
}

interface BalancesProps {
  readonly caption: string;
  readonly nameTitle: string;
  readonly nameOf: (balance: Balance) => string;
  readonly balances: readonly Balance[];
}

/** A chart for the eye, and the same figures as a table. */
function Balances({ caption, nameTitle, nameOf, balances }: BalancesProps): JSX.Element {
  const sorted = [...balances].sort((one, other) => other.debtGrams - one.debtGrams);
  const columns: readonly Column<Balance>[] = [
    { name: nameTitle, cell: nameOf },
    { name: words('fair.balance'), cell: (it) => signed(it.debtGrams), isNumber: true },
    { name: words('fair.right'), cell: (it) => kilosText(it.rightGrams), isNumber: true },
    { name: words('fair.given'), cell: (it) => kilosText(it.givenGrams), isNumber: true },
    { name: words('fair.road'), cell: (it) => kilosText(it.structureGrams), isNumber: true },
  ];
  return (
    <>
      <Chart
        caption={caption}
        names={sorted.map(nameOf)}
        values={sorted.map((it) => it.debtGrams)}
      />
      <Table caption={caption} items={sorted} keyOf={(it) => it.id} columns={columns} />
    </>
  );
}

const ROW = 34;
const WIDTH = 320;
const SHOWN_MAX = 20;

function Chart({
  caption,
  names,
  values,
}: {
  caption: string;
  names: readonly string[];
  values: readonly number[];
}): JSX.Element {
  const bars = barsOf(values).slice(0, SHOWN_MAX);
  const height = bars.length * ROW;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={caption}>
      <line x1={WIDTH / 2} x2={WIDTH / 2} y1={0} y2={height} stroke="var(--line)" />
      {bars.map(({ from, width }, at) => (
        <g key={names[at]} transform={`translate(0 ${at * ROW})`}>
          <text y={13} font-size={12} fill="currentColor">
            {names[at]}
          </text>
          <text x={WIDTH} y={13} font-size={12} fill="currentColor" text-anchor="end">
            {signed(values[at] ?? 0)}
          </text>
          <rect
            x={(from * WIDTH) / 1000}
            y={18}
            width={(width * WIDTH) / 1000}
            height={10}
            rx={2}
            fill={(values[at] ?? 0) > 0 ? 'var(--green)' : 'var(--clay)'}
          />
        </g>
      ))}
    </svg>
  );
}

function Changes({ communeId }: { communeId: string }): JSX.Element {
  const list = useList<Change>(addressOf('/v1/fairness-changes', { communeId, limit: 20 }));
  return (
    <>
      <div class="flow spread">
        <h3>{words('fair.changes')}</h3>
        <DownloadButton href={addressOf('/v1/fairness-changes/export.csv', { communeId })} />
      </div>
      <Rows>
        {[...list.items].sort(newestFirst).map((it) => (
          <Row
            key={it.id}
            title={`${it.productName} · ${it.cycleName}`}
            lead={`${momentText(it.changedAt)} · ${words('fair.change', {
              right: kilosText(it.rightGrams),
              given: kilosText(it.givenGrams),
            })}`}
            end={<span class="num">{signed(it.changeGrams)}</span>}
          />
        ))}
      </Rows>
      <More more={list.more} />
    </>
  );
}

/** With its sign, so that nobody needs a colour to tell what is owed from what is owing. */
function signed(grams: number): string {
  return grams > 0 ? `+${kilosText(grams)}` : kilosText(grams);
}

function newestFirst(one: Change, other: Change): number {
  return other.changedAt.localeCompare(one.changedAt);
}
