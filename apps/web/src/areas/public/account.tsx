import './public.css';
import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import { kilosText, kilometresText, momentText, numberText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { Bars } from '../../ui/bars';
import { DownloadButton, PrintButton } from '../../ui/buttons';
import { Figures, Table } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge } from '../../ui/states';
import { common } from '../../ui/words';
import { LostBars } from './lost-bars';
import type { Account } from './shapes';
import { words } from './words';

export { words };

/** Where every kilo of a cycle went, for anybody who wants to know. */
export function Screen({ cycleId: id }: { cycleId: string }): JSX.Element {
  const account = useAnswer(addressOf('/v1/public/cycles/{id}/account', { id }));
  const { body } = account;
  return (
    <Frame
      title={body?.cycleName ?? words('account.title')}
      lead={words('account.lead')}
      back="/publico"
      wide
      actions={
        <>
          <PrintButton />
          <DownloadButton href={addressOf('/v1/public/cycles/{id}/account/export.csv', { id })} />
        </>
      }
    >
      <Answered of={account}>{(it) => <Parts account={it} />}</Answered>
    </Frame>
  );
}

function Parts({ account }: { account: Account }): JSX.Element {
  const { totals, families, road, asOf, cycleState } = account;
  return (
    <>
      <div class="flow">
        <Badge tone="info">{common(`cycle.${cycleState}` as 'cycle.open')}</Badge>
        <span class="soft small">{words('net.asOf', { when: momentText(asOf) })}</span>
      </div>
      <Figures
        of={[
          [words('sum.received'), kilosText(totals.receivedGrams)],
          [words('sum.families'), numberText(families.reached)],
          [words('account.perFamily'), kilosText(families.receivedGramsPerFamily)],
          [words('sum.lost'), kilosText(totals.lostGrams)],
          [words('account.road'), kilometresText(road.vehicleMetres)],
        ]}
      />
      <Stages totals={totals} />
      <div class="cols">
        <LostBars lost={totals.lost} />
        <Unplaced account={account} />
      </div>
      <Products products={account.products} />
      <div class="cols">
        <Suppliers suppliers={account.suppliers} />
        <Customers customers={account.customers} />
      </div>
    </>
  );
}

const KILOS_AT = [
  'announcedGrams',
  'weighedGrams',
  'offeredGrams',
  'allocatedGrams',
  'loadedGrams',
  'deliveredGrams',
  'receivedGrams',
] as const;

/** The kilos at each step of the way: what is missing from one to the next stands in the other tables. */
function Stages({ totals }: { totals: Account['totals'] }): JSX.Element {
  return (
    <Bars
      caption={words('stages.title')}
      heads={[words('stages.step'), words('head.kilos')]}
      bars={KILOS_AT.map((step) => ({
        name: words(`step.${step}`),
        amount: totals[step],
        text: kilosText(totals[step]),
      }))}
    />
  );
}

function Unplaced({ account: { unplaced, totals } }: { account: Account }): JSX.Element {
  if (unplaced.length === 0) return <p>{words('unplaced.none')}</p>;
  return (
    <div class="stack tight">
      <Bars
        caption={words('unplaced.title')}
        heads={[words('unplaced.reason'), words('head.kilos')]}
        bars={unplaced.map(({ text, grams }) => ({
          ...{ name: text, amount: grams, text: kilosText(grams), tone: 'warn' },
        }))}
      />
      <p class="small">
        {words('unplaced.after', {
          rescued: kilosText(totals.rescuedGrams),
          withdrawn: kilosText(totals.withdrawnGrams),
          expired: kilosText(totals.expiredGrams),
          free: kilosText(totals.freeGrams),
        })}
      </p>
    </div>
  );
}

function Products({ products }: { products: Account['products'] }): JSX.Element {
  return (
    <Table
      caption={words('products.title')}
      items={products}
      keyOf={(it) => it.productId}
      columns={[
        { name: words('head.product'), cell: (it) => it.name },
        ...(
          ['offeredGrams', 'allocatedGrams', 'receivedGrams', 'lostGrams', 'unplacedGrams'] as const
        ).map((step) => ({
          name: words(`step.${step}`),
          cell: (it: Account['products'][number]) => kilosText(it[step]),
          isNumber: true,
        })),
      ]}
    />
  );
}

function Suppliers({ suppliers }: { suppliers: Account['suppliers'] }): JSX.Element {
  return (
    <Table
      caption={words('suppliers.title')}
      items={suppliers}
      keyOf={(it) => it.communeId}
      columns={[
        { name: words('head.commune'), cell: (it) => it.name },
        {
          name: words('step.offeredGrams'),
          cell: (it) => kilosText(it.offeredGrams),
          isNumber: true,
        },
        {
          name: words('step.receivedGrams'),
          cell: (it) => kilosText(it.receivedGrams),
          isNumber: true,
        },
      ]}
    />
  );
}

function Customers({ customers }: { customers: Account['customers'] }): JSX.Element {
  return (
    <Table
      caption={words('customers.title')}
      items={customers}
      keyOf={(it) => it.communeId}
      columns={[
        { name: words('head.commune'), cell: (it) => it.name },
        { name: words('sum.families'), cell: (it) => numberText(it.families), isNumber: true },
        {
          name: words('step.receivedGrams'),
          cell: (it) => kilosText(it.receivedGrams),
          isNumber: true,
        },
        {
          name: words('account.perFamily'),
          cell: (it) => kilosText(it.receivedGramsPerFamily),
          isNumber: true,
        },
      ]}
    />
  );
}
