import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { useList } from '../../store/answers';
import { Button, DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { More, Pairs } from '../../ui/data';
import { SelectField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty, TwoClocks } from '../../ui/states';
import { common } from '../../ui/words';
import { Unsent } from '../../ui/unsent';
import { Difference } from './receive-form';
import { myCommune, speaksFor } from '../../session/commune';
import { useCycles } from '../../store/cycles';
import { words } from './words';

export { words };

type Reception = Shape<'ReceptionResponse'>;

/** What was received, weighing by weighing, with what was put right later. */
export function Screen(): JSX.Element {
  const { query, route } = useLocation();
  const communeId = myCommune();
  const scope = { communeId, cycleId: query.ciclo };
  const list = useList<Reception>(addressOf('/v1/receptions', { ...scope, limit: 100 }));
  const cycles = useCycles();
  return (
    <Frame
      title={words('receptions.title')}
      lead={words('receptions.lead')}
      back="/recepcion"
      actions={
        <>
          <PrintButton />
          <DownloadButton href={addressOf('/v1/receptions/export.csv', scope)} />
        </>
      }
    >
      <SelectField
        label={words('order.cycle')}
        empty={words('receptions.all')}
        value={query.ciclo ?? ''}
        onValue={(id) => route(id === '' ? '/recepciones' : `/recepciones?ciclo=${id}`, true)}
        options={cycles.map((it) => ({ value: it.id, name: it.name }))}
      />
      <Unsent path="/v1/receptions/" />
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 && (
            <Empty icon="scale" title={words('receptions.none')}>
              <LinkButton href="/recepcion">{words('await.title')}</LinkButton>
            </Empty>
          )
        }
      </Answered>
      {list.items.toReversed().map((it) => (
        <ReceptionCard key={it.id} reception={it} />
      ))}
      <More more={list.more} />
    </Frame>
  );
}

function ReceptionCard({ reception: it }: { reception: Reception }): JSX.Element {
  const { route } = useLocation();
  const isFood = speaksFor(it.communeId, 'food_spokesperson');
  const mayCorrect = it.isInForce && (isFood || speaksFor(it.communeId, 'centre_receiver'));
  return (
    <article class="card">
      <div class="flow spread">
        <h2>
          {it.productName} · {kilosText(it.receivedGrams)}
        </h2>
        {it.isInForce ? (
          <Difference grams={it.differenceGrams} />
        ) : (
          <Badge icon="edit">{words('receptions.corrected')}</Badge>
        )}
      </div>
      <Pairs
        of={[
          [words('receptions.from'), it.supplierCommuneName],
          [words('receive.delivered'), kilosText(it.deliveredGrams)],
          [words('receive.packages'), it.packages],
          [words('receive.gross'), it.grossGrams === null ? null : kilosText(it.grossGrams)],
          [words('receive.tare'), it.tareGrams === null ? null : kilosText(it.tareGrams)],
          [words('receive.witness'), it.witness === '' ? null : it.witness],
          [words('receptions.why'), whyText(it)],
          [
            words('receptions.when'),
            <TwoClocks key="when" event={it.eventTime} record={it.recordTime} />,
          ],
        ]}
      />
      <div class="flow no-print">
        {mayCorrect && (
          <Button
            icon="edit"
            onPress={() => route(`/recepcion/${it.allocationId}?corrige=${it.id}`)}
          >
            {common('do.edit')}
          </Button>
        )}
        {isFood && it.isInForce && (
          <LinkButton
            kind="quiet"
            icon="flag"
            href={`/reclamos/nuevo?asignacion=${it.allocationId}`}
          >
            {words('claim.new')}
          </LinkButton>
        )}
      </div>
    </article>
  );
}

function whyText({ differenceCause, differenceReason }: Reception): string | null {
  if (differenceReason === null) return null;
  return differenceCause === null
    ? differenceReason
    : `${words(`cause.${differenceCause}`)}: ${differenceReason}`;
}
