import type { JSX } from 'preact';
import { groupBy } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, numberText } from '../../language/figures';
import { useList } from '../../store/answers';
import type { Queued } from '../../store/member-store';
import { DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { Figures, More, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { unsent } from '../../ui/unsent';
import { myCommune, ofCommune } from '../../session/commune';
import { words } from './words';

export { words };

type Awaited = Shape<'AwaitedResponse'>;

/** What was delivered and waits for the commune's own scale. */
export function Screen(): JSX.Element {
  const communeId = myCommune();
  const list = useList<Awaited>(ofCommune('/v1/receptions/awaited', communeId));
  const waiting = unsent('/v1/receptions/');
  const grams = list.items.reduce((sum, it) => sum + it.awaitingGrams, 0);
  const products = groupBy(list.items, (it) => it.productName);
  return (
    <Frame
      title={words('await.title')}
      lead={words('await.lead')}
      back="/"
      actions={
        <>
          <PrintButton />
          <DownloadButton href={addressOf('/v1/receptions/awaited/export.csv', { communeId })} />
        </>
      }
    >
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="truck" title={words('await.none')}>
              <p>{words('await.noneHelp')}</p>
              <LinkButton href="/repartos">{words('await.shares')}</LinkButton>
            </Empty>
          ) : (
            <Figures
              of={[
                [words('await.kilos'), kilosText(grams)],
                [words('await.deliveries'), numberText(items.length)],
                [words('await.products'), numberText(products.size)],
              ]}
            />
          )
        }
      </Answered>
      {[...products].map(([name, awaited]) => (
        <Product key={name} {...{ name, awaited, waiting }} />
      ))}
      <More more={list.more} />
      <LinkButton icon="list" href="/recepciones">
        {words('receptions.title')}
      </LinkButton>
    </Frame>
  );
}

interface ProductProps {
  readonly name: string;
  readonly awaited: readonly Awaited[];
  readonly waiting: readonly Queued[];
}

function Product({ name, awaited, waiting }: ProductProps): JSX.Element {
  const grams = awaited.reduce((sum, it) => sum + it.awaitingGrams, 0);
  const isUnsent = (allocationId: string): boolean =>
    waiting.some(({ body }) => (body as Shape<'ReceiveRequest'>).allocationId === allocationId);
  return (
    <section class="stack tight">
      <div class="flow spread">
        <h2>{name}</h2>
        {awaited.length > 1 && <span class="num soft">{kilosText(grams)}</span>}
      </div>
      <Rows label={name}>
        {awaited.map((it) => (
          <Row
            key={it.allocationId}
            href={`/recepcion/${it.allocationId}`}
            title={it.supplierCommuneName}
            lead={words('claim.lot', { code: it.lotCode })}
            end={
              isUnsent(it.allocationId) ? (
                <Badge tone="warn" icon="send">
                  {common('say.pending')}
                </Badge>
              ) : (
                <span class="num strong">{kilosText(it.awaitingGrams)}</span>
              )
            }
          />
        ))}
      </Rows>
    </section>
  );
}
