import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { hasRole, mandate } from '../../session/session';
import { useList } from '../../store/answers';
import { DownloadButton, LinkButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty, type Tone } from '../../ui/states';
import { words } from './words';

export { words };

type Agreement = Shape<'PairAgreementResponse'>;

const TONE: Readonly<Record<Agreement['state'], Tone>> = {
  ...{ proposed: 'warn', agreed: 'good', ended: 'plain' },
};

/** Sister communes: who has first claim to how much of whose harvest. */
export function Screen(): JSX.Element {
  const communeId = mandate.value?.communeId ?? null;
  const list = useList<Agreement>(addressOf('/v1/pair-agreements', { communeId, limit: 50 }));
  const mayPropose = hasRole('producer_spokesperson', 'food_spokesperson');
  return (
    <Frame
      title={words('pair.title')}
      lead={words('pair.lead')}
      back="/"
      actions={<DownloadButton href={addressOf('/v1/pair-agreements/export.csv', { communeId })} />}
    >
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="people" title={words('pair.empty')}>
              <p>{words('pair.emptyHelp')}</p>
            </Empty>
          ) : (
            <Rows>
              {items.map((it) => (
                <Row
                  key={it.id}
                  href={`/convenios/${it.id}`}
                  title={`${it.productName} · ${kilosText(it.gramsPerCycle)}`}
                  lead={`${it.supplierCommuneName} → ${it.customerCommuneName}`}
                  end={<Badge tone={TONE[it.state]}>{words(`pair.${it.state}`)}</Badge>}
                />
              ))}
            </Rows>
          )
        }
      </Answered>
      <More more={list.more} />
      {mayPropose && (
        <LinkButton kind="main" icon="plus" href="/convenios/nuevo">
          {words('pair.new')}
        </LinkButton>
      )}
    </Frame>
  );
}
