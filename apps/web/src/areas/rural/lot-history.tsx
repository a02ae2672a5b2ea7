import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, numberText } from '../../language/figures';
import { useList } from '../../store/answers';
import { Button, DownloadButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { TwoClocks } from '../../ui/states';
import { common } from '../../ui/words';
import type { LotDetail } from './lot-detail';
import { words } from './words';

type Movement = Shape<'MovementResponse'>;
type Weighing = Shape<'WeighingResponse'>;

/** All that happened to a lot, the newest last, with both clocks where they differ. */
export function LotHistory({ lot }: { lot: LotDetail }): JSX.Element | null {
  const [isWhole, setWhole] = useState(false);
  const { movements, weighings } = lot;
  if (movements.items.length === 0 && weighings.length === 0) return null;
  return (
    <>
      {weighings.length > 0 && (
        <section class="stack tight">
          <h2>{words('history.weighings')}</h2>
          <Rows>
            {weighings.map((it) => (
              <WeighingRow key={it.id} weighing={it} />
            ))}
          </Rows>
        </section>
      )}
      <section class="stack tight">
        <h2>{words('history.movements')}</h2>
        {isWhole ? <AllMovements lotId={lot.id} /> : <Movements items={movements.items} />}
        {!isWhole && movements.next !== null && (
          <Button full onPress={() => setWhole(true)}>
            {common('do.more')}
          </Button>
        )}
        <DownloadButton href={addressOf('/v1/lots/{id}/movements/export.csv', { id: lot.id })} />
      </section>
    </>
  );
}

function AllMovements({ lotId }: { lotId: string }): JSX.Element {
  const list = useList(addressOf('/v1/lots/{id}/movements', { id: lotId, limit: 200 }));
  return (
    <>
      <Movements items={list.items} />
      <More more={list.more} />
    </>
  );
}

function Movements({ items }: { items: readonly Movement[] }): JSX.Element {
  return (
    <Rows>
      {items.map((it) => (
        <Row
          key={it.id}
          title={words(`move.${it.kind}`)}
          lead={
            <>
              <TwoClocks event={it.eventTime} record={it.recordTime} />
              {isSaid(it) && (
                <>
                  <br />
                  {[lossText(it), it.reason].filter((text) => text !== '').join(' · ')}
                </>
              )}
            </>
          }
          end={<span class="num">{kilosText(it.grams)}</span>}
        />
      ))}
    </Rows>
  );
}

/** Only people's own reasons are worth reading: the others are the names of steps. */
function isSaid({ kind }: Movement): boolean {
  return kind === 'correct' || kind === 'withdraw' || kind === 'relist' || kind === 'lose';
}

function lossText({ stage, cause }: Movement): string {
  if (stage === null) return '';
  const causeKey = `cause.${cause ?? ''}`;
  return `${words(`stageOfLoss.${stage}`)}: ${words.has(causeKey) ? words(causeKey) : (cause ?? '')}`;
}

function WeighingRow({ weighing }: { weighing: Weighing }): JSX.Element {
  const { place, packages, grossGrams, tareGrams, netGrams, method, witness } = weighing;
  return (
    <Row
      title={words(`weighedAt.${place}`)}
      lead={
        <>
          <TwoClocks event={weighing.eventTime} record={weighing.recordTime} />
          <br />
          {words('history.scale', {
            ...{ packages: numberText(packages), witness, method: words(`method.${method}`) },
            ...{ gross: kilosText(grossGrams), tare: kilosText(tareGrams) },
          })}
        </>
      }
      end={<span class="num strong">{kilosText(netGrams)}</span>}
    />
  );
}
