import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { numberText } from '../../language/figures';
import { type Column, Table } from '../../ui/data';
import { common } from '../../ui/words';
import { gramsAt, type Stage } from './stages';
import { words } from './words';

type Account = Shape<'AccountResponse'>;
type Customer = Shape<'CustomerFiguresResponse'>;
type Named = Shape<'FiguresResponse'> & { readonly name: string };

const OF_SUPPLY: readonly Stage[] = ['announced', 'weighed', 'offered', 'allocated', 'loaded'];
const OF_ORDERS: readonly Stage[] = ['allocated', 'accepted', 'loaded', 'delivered', 'received'];

/** The same kilos by product, by who gave and by who received. */
export function AccountTables({ of }: { of: Account }): JSX.Element {
  const { products, suppliers, customers } = of;
  return (
    <>
      <Table
        caption={words('accounts.byProduct')}
        columns={[
          named(words('accounts.product')),
          ...[...OF_SUPPLY, 'received' as const].map(atStage),
          ...[lost(), unplaced()],
        ]}
        items={products}
        keyOf={(it) => it.productId}
      />
      <Table
        caption={words('accounts.bySupplier')}
        columns={[
          named(words('accounts.commune')),
          ...[...OF_SUPPLY, 'received' as const].map(atStage),
          ...[lost(), unplaced()],
        ]}
        items={suppliers}
        keyOf={(it) => it.communeId}
      />
      <Table
        caption={words('accounts.byCustomer')}
        columns={[
          named(words('accounts.commune')),
          number<Customer>(words('accounts.families'), (it) => it.families),
          ...OF_ORDERS.map(atStage),
          lost(),
          number<Customer>(
            words('accounts.perFamilyShort'),
            (it) => it.receivedGramsPerFamily / 1000,
          ),
        ]}
        items={customers}
        keyOf={(it) => it.communeId}
        foot={footOf(of)}
      />
    </>
  );
}

/** The last line of what was received: the sums that the account itself gives. */
function footOf({ totals, families }: Account): readonly string[] {
  const kilos = OF_ORDERS.map((stage) => gramsAt(totals, stage) / 1000);
  return [
    common('say.total'),
    numberText(families.allocated),
    ...kilos.map((it) => numberText(it, 1)),
    numberText(totals.lostGrams / 1000, 1),
    numberText(families.receivedGramsPerFamily / 1000, 1),
  ];
}

function named<Item extends Named>(name: string): Column<Item> {
  return { name, cell: (it) => it.name };
}

function number<Item>(name: string, of: (item: Item) => number): Column<Item> {
  return { name, cell: (it) => numberText(of(it), 1), isNumber: true };
}

function atStage<Item extends Named>(stage: Stage): Column<Item> {
  return number(words(`stage.${stage}`), (it) => gramsAt(it, stage) / 1000);
}

function lost<Item extends Named>(): Column<Item> {
  return number(words('accounts.lostShort'), (it) => it.lostGrams / 1000);
}

function unplaced<Item extends Named>(): Column<Item> {
  return number(words('accounts.unplacedShort'), (it) => it.unplacedGrams / 1000);
}
