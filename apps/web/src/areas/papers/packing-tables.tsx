import type { JSX } from 'preact';
import { dayText, kilosText, numberText } from '../../language/figures';
import { type Column, Table } from '../../ui/data';
import { common } from '../../ui/words';
import type { By, List } from './paper-shapes';
import { words } from './words';

type Group = List['groups'][number];
type Packing = Group['allocations'][number];
type Wish = Group['wanted'][number];

interface GroupProps {
  readonly group: Group;
  readonly by: By;
}

/** The portions of a group, with a box to tick when they are packed. */
export function Packed({ group, by }: GroupProps): JSX.Element {
  const product: Column<Packing> = { name: words('head.product'), cell: productText };
  const from: Column<Packing> = { name: words('head.from'), cell: (it) => it.supplierName };
  const to: Column<Packing> = { name: words('head.to'), cell: (it) => it.customerName };
  const columns: readonly Column<Packing>[] = [
    { name: words('head.code'), cell: codeText },
    product,
    { name: words('head.packages'), cell: packagesText, isNumber: true },
    { name: words('head.kilos'), cell: (it) => kilosText(it.grams), isNumber: true },
    ...(by === 'supplier' ? [to] : by === 'customer' ? [from] : [from, to]),
    { name: words('head.lot'), cell: (it) => it.lotCode },
    { name: words('head.bestBefore'), cell: (it) => dayText(it.bestBeforeOn) },
    { name: words('head.done'), cell: () => <span class="tick" /> },
  ];
  const blank = columns.slice(4).map(() => '');
  const { packages, grams } = group.totals;
  return (
    <Table
      caption={words('list.caption', { name: group.name })}
      items={group.allocations}
      keyOf={(it) => it.allocationId}
      columns={columns}
      foot={[common('say.total'), '', numberText(packages), kilosText(grams), ...blank]}
    />
  );
}

/** A star marks what waits for an answer. */
function codeText({ allocationCode, state }: Packing): string {
  return state === 'proposed' ? `${allocationCode} *` : allocationCode;
}

function productText({ productName, isWashed, isSubstitute }: Packing): string {
  const more = [isWashed && words('list.washed'), isSubstitute && words('list.substitute')];
  return [productName, ...more.filter((it) => it !== false)].join(', ');
}

function packagesText({ packages, packageName, packageGrams }: Packing): string {
  return `${numberText(packages)} × ${packageName} (${kilosText(packageGrams)})`;
}

/** What was ordered. Once there is something to pack it is only for comparing. */
export function Wanted({ group, by, isFolded }: GroupProps & { isFolded: boolean }): JSX.Element {
  const who: Column<Wish> = { name: words('head.customer'), cell: (it) => it.customerName };
  const product: Column<Wish> = { name: words('head.product'), cell: (it) => it.productName };
  const table = (
    <Table
      caption={words('list.wantedCaption', { name: group.name })}
      items={group.wanted}
      keyOf={(it) => it.orderLineId}
      columns={[
        ...(by === 'customer' ? [product] : by === 'product' ? [who] : [who, product]),
        { name: words('head.place'), cell: (it) => it.toSiteName },
        { name: words('head.families'), cell: (it) => numberText(it.families), isNumber: true },
        { name: words('head.wanted'), cell: (it) => kilosText(it.wantedGrams), isNumber: true },
        {
          name: words('head.allocated'),
          cell: (it) => kilosText(it.allocatedGrams),
          isNumber: true,
        },
      ]}
    />
  );
  if (!isFolded) return table;
  return (
    <details class="no-print">
      <summary class="row">{words('list.wantedMore')}</summary>
      {table}
    </details>
  );
}
