import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { locale } from '../../language/locale';
import { useAnswer } from '../../store/answers';
import { DownloadButton } from '../../ui/buttons';
import { Figures, Table } from '../../ui/data';
import { Answered } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

type Totals = Shape<'CycleTotals'>;

/** Orders come in, and lots are promised, while somebody looks on. */
const ASK_SECONDS = 20;

/** What is wanted beside what there is, product by product. */
export function CycleTotals({ cycleId }: { cycleId: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/cycles/{id}/totals', { id: cycleId }), ASK_SECONDS);
  return (
    <section class="stack tight">
      <div class="flow spread">
        <h2>{words('totals.title')}</h2>
        <DownloadButton href={`/v1/cycles/${cycleId}/totals/export.csv`} />
      </div>
      <Answered of={known}>{(totals) => <Products totals={totals} />}</Answered>
    </section>
  );
}

function Products({ totals }: { totals: Totals }): JSX.Element {
  const { products } = totals;
  if (products.length === 0) return <p class="soft">{words('totals.empty')}</p>;
  const sum = (field: 'wantedGrams' | 'availableGrams' | 'announcedGrams'): string =>
    kilosText(products.reduce((total, it) => total + it[field], 0));
  return (
    <>
      <Figures
        of={[
          [words('totals.orders'), totals.orders],
          [words('totals.families'), totals.families],
        ]}
      />
      <Table
        caption={words('totals.title')}
        items={products}
        keyOf={(it) => it.productId}
        columns={[
          {
            name: words('totals.product'),
            cell: (it) => (locale.value === 'es' ? it.nameEs : it.nameEn),
          },
          { name: words('totals.wanted'), cell: (it) => kilosText(it.wantedGrams), isNumber: true },
          {
            name: words('totals.available'),
            cell: (it) => kilosText(it.availableGrams),
            isNumber: true,
          },
          {
            name: words('totals.announced'),
            cell: (it) => kilosText(it.announcedGrams),
            isNumber: true,
          },
        ]}
        foot={[
          common('say.total'),
          sum('wantedGrams'),
          sum('availableGrams'),
          sum('announcedGrams'),
        ]}
      />
    </>
  );
}
