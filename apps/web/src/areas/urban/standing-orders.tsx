import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { useList } from '../../store/answers';
import { DownloadButton, LinkButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty } from '../../ui/states';
import { addressOf } from '../../api/address';
import { Unsent } from '../../ui/unsent';
import { spanText } from './standing-parts';
import { myCommune, ofCommune, speaksFor } from '../../session/commune';
import { usePoints, useProducts } from './who';
import { words } from './words';

export { words };

type StandingOrder = Shape<'StandingOrderResponse'>;
const NAMES_MAX = 4;

/** What the commune asks for again in every cycle, without anybody writing it anew. */
export function Screen(): JSX.Element {
  const communeId = myCommune();
  const list = useList<StandingOrder>(ofCommune('/v1/standing-orders', communeId));
  const points = usePoints(communeId);
  const { nameOf } = useProducts();
  const mayOrder = speaksFor(communeId, 'food_spokesperson');
  const productsText = ({ lines }: StandingOrder): string => {
    const names = lines.slice(0, NAMES_MAX).map((it) => nameOf(it.productId));
    return lines.length > NAMES_MAX ? `${names.join(', ')}…` : names.join(', ');
  };
  return (
    <Frame
      title={words('standing.title')}
      lead={words('standing.lead')}
      back="/"
      actions={<DownloadButton href={addressOf('/v1/standing-orders/export.csv', { communeId })} />}
    >
      {mayOrder && (
        <LinkButton kind="main" icon="repeat" href="/pedidos-fijos/nuevo">
          {words('standing.new')}
        </LinkButton>
      )}
      <Unsent path="/v1/standing-orders/" />
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="repeat" title={words('standing.none')}>
              <p>{words('standing.noneHelp')}</p>
            </Empty>
          ) : (
            <Rows label={words('standing.title')}>
              {items.map((it) => (
                <Row
                  key={it.id}
                  href={`/pedidos-fijos/${it.id}`}
                  title={productsText(it)}
                  lead={`${points.find(({ id }) => id === it.distributionPointId)?.name ?? ''} · ${spanText(it)}`}
                  end={
                    <Badge
                      tone={it.isActive ? 'good' : 'plain'}
                      icon={it.isActive ? 'check' : 'stop'}
                    >
                      {words(it.isActive ? 'standing.active' : 'standing.stopped')}
                    </Badge>
                  }
                />
              ))}
            </Rows>
          )
        }
      </Answered>
      <More more={list.more} />
    </Frame>
  );
}
