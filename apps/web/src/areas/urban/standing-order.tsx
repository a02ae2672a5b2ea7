import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { useAnswer, useList } from '../../store/answers';
import { type Write, write } from '../../store/outbox';
import { Button, DownloadButton } from '../../ui/buttons';
import { More, Pairs, Row, Rows } from '../../ui/data';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { retyped } from './asked-lines';
import { unsent } from '../../ui/unsent';
import { spanText, StandingForm } from './standing-parts';
import { speaksFor } from '../../session/commune';
import { useCycles } from '../../store/cycles';
import { usePoints, useProducts } from './who';
import { words } from './words';

export { words };

type StandingOrder = Shape<'StandingOrderResponse'>;

/** One standing order: what it asks, whether it still does, and what became of it in each cycle. */
export function Screen({ id }: { id: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/standing-orders/{id}', { id }));
  const [isEditing, setEditing] = useState(false);
  return (
    <Frame
      title={words('standing.one')}
      lead={known.body && spanText(known.body)}
      back="/pedidos-fijos"
    >
      <Answered of={known}>
        {(body) =>
          isEditing ? (
            <Editing standing={body} onEnd={() => setEditing(false)} />
          ) : (
            <Reading standing={body} onEdit={() => setEditing(true)} />
          )
        }
      </Answered>
      {!isEditing && <Outcomes id={id} />}
    </Frame>
  );
}

function Reading({
  standing,
  onEdit,
}: {
  standing: StandingOrder;
  onEdit: () => void;
}): JSX.Element {
  const sending = useSending();
  const { nameOf } = useProducts();
  const point = usePoints(standing.communeId).find((it) => it.id === standing.distributionPointId);
  const isBusy = sending.busy || unsent(`/v1/standing-orders/${standing.id}`).length > 0;
  return (
    <>
      <div class="flow spread">
        <Badge
          tone={standing.isActive ? 'good' : 'plain'}
          icon={standing.isActive ? 'check' : 'stop'}
        >
          {words(standing.isActive ? 'standing.active' : 'standing.stopped')}
        </Badge>
        <span class="soft">{point?.name}</span>
      </div>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <section class="card">
        <h2>{words('standing.asks')}</h2>
        <Pairs of={standing.lines.map((it) => [nameOf(it.productId), kilosText(it.wantedGrams)])} />
      </section>
      {speaksFor(standing.communeId, 'food_spokesperson') && (
        <div class="flow no-print">
          <Button kind="main" icon="edit" disabled={isBusy} onPress={onEdit}>
            {common('do.edit')}
          </Button>
          {standing.isActive ? (
            <Button
              kind="bad"
              icon="stop"
              disabled={isBusy}
              onPress={() =>
                void sending.send(deed(standing, 'deactivate'), () =>
                  say(words('standing.didStop'), () => void write(deed(standing, 'activate'))),
                )
              }
            >
              {words('standing.deactivate')}
            </Button>
          ) : (
            <Button
              icon="play"
              disabled={isBusy}
              onPress={() => void sending.send(deed(standing, 'activate'))}
            >
              {words('standing.activate')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function deed({ id }: StandingOrder, what: 'activate' | 'deactivate'): Write {
  return {
    method: 'POST',
    path: `/v1/standing-orders/${id}/${what}`,
    body: {},
    title: words(`standing.${what}`),
    group: id,
    screen: `/pedidos-fijos/${id}`,
  };
}

function Editing({ standing, onEnd }: { standing: StandingOrder; onEnd: () => void }): JSX.Element {
  const sending = useSending();
  const { id, communeId, distributionPointId, lines, fromOn, toOn, version } = standing;
  return (
    <>
      <StandingForm
        {...{ communeId, sending }}
        first={{
          ...{ pointId: distributionPointId, fromOn, toOn: toOn ?? '' },
          lines: lines.map(retyped),
        }}
        onSave={(body) =>
          void sending.send(
            {
              ...{ method: 'PATCH', path: `/v1/standing-orders/${id}`, body, version },
              ...{ title: words('standing.edit'), group: id, screen: `/pedidos-fijos/${id}` },
            },
            onEnd,
          )
        }
      />
      <Button onPress={onEnd}>{common('do.cancel')}</Button>
    </>
  );
}

function Outcomes({ id }: { id: string }): JSX.Element {
  const list = useList(addressOf('/v1/standing-orders/{id}/outcomes', { id }));
  const cycles = useCycles();
  return (
    <section class="stack tight">
      <div class="flow spread">
        <h2>{words('standing.outcomes')}</h2>
        <DownloadButton href={addressOf('/v1/standing-orders/{id}/outcomes/export.csv', { id })} />
      </div>
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="soft">{words('standing.noOutcomes')}</p>
          ) : (
            <Rows>
              {items.map((it) => (
                <Row
                  key={it.cycleId}
                  {...(it.orderId !== null && { href: `/pedidos/${it.orderId}` })}
                  title={
                    cycles.find(({ id: cycleId }) => cycleId === it.cycleId)?.name ??
                    words('some.cycle')
                  }
                  {...(it.text !== null && { lead: it.text })}
                  end={
                    <Badge tone={it.orderId === null ? 'bad' : 'good'}>
                      {words(it.orderId === null ? 'standing.skipped' : 'standing.placed')}
                    </Badge>
                  }
                />
              ))}
            </Rows>
          )
        }
      </Answered>
      <More more={list.more} />
    </section>
  );
}
