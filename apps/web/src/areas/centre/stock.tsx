import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, permilleText } from '../../language/figures';
import { useList } from '../../store/answers';
import { DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { Meter, More, Pairs } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { myCommune } from '../../session/commune';
import { filledPermille } from './filled';
import { words } from './words';

export { words };

type Stock = Shape<'CentreStockResponse'>;

/** What lies in the centres: the commune's own harvest, and what passes through from others. */
export function Screen(): JSX.Element {
  const communeId = myCommune();
  const list = useList(addressOf('/v1/centre-stock', { communeId }));
  return (
    <Frame
      title={words('stock.title')}
      lead={words('stock.lead')}
      back="/"
      actions={<PrintButton />}
    >
      <Answered of={list}>
        {() => (
          <>
            {list.items.length === 0 && (
              <Empty icon="box" title={words('stock.none')}>
                <LinkButton href="/mi-comuna">{words('stock.toCommune')}</LinkButton>
              </Empty>
            )}
            {list.items.map((stock) => (
              <Centre key={stock.siteId} stock={stock} />
            ))}
          </>
        )}
      </Answered>
      <More more={list.more} />
      <DownloadButton href={addressOf('/v1/centre-stock/export.csv', { communeId })} />
    </Frame>
  );
}

const NEARLY_FULL = 850;

function Centre({ stock }: { stock: Stock }): JSX.Element {
  const { siteName, ownGrams, inGrams, outGrams, lostGrams, onHandGrams, storageGrams } = stock;
  const permille = filledPermille(stock);
  const total = ownGrams + onHandGrams;
  return (
    <article class="card">
      <h2>{siteName}</h2>
      <Pairs
        of={[
          [words('stock.own'), kilosText(ownGrams)],
          [words('stock.onHand'), kilosText(onHandGrams)],
          [words('stock.total'), <span class="strong">{kilosText(total)}</span>],
          [
            words('stock.storage'),
            storageGrams > 0 ? kilosText(storageGrams) : words('stock.unknown'),
          ],
        ]}
      />
      {permille !== null && (
        <>
          <Meter
            permille={permille}
            label={words('stock.filled', { percent: permilleText(permille) })}
            {...(permille > NEARLY_FULL && { tone: permille > 1000 ? 'bad' : 'warn' })}
          />
          <p class="small">
            {words(permille > 1000 ? 'stock.overfull' : 'stock.filled', {
              percent: permilleText(permille),
            })}
          </p>
        </>
      )}
      <h3>{words('stock.passing')}</h3>
      <Pairs
        of={[
          [words('stock.in'), kilosText(inGrams)],
          [words('stock.out'), kilosText(outGrams)],
          [words('stock.lost'), kilosText(lostGrams)],
        ]}
      />
    </article>
  );
}
