import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { LinkButton } from '../../ui/buttons';
import { Bars } from '../../ui/bars';
import { Table } from '../../ui/data';
import { ListTools } from '../../ui/list-of';
import { Screen as Frame } from '../../ui/screen';
import { Answered } from '../../ui/states';
import { Portions, Steps } from './trace-parts';
import { words } from './words';

export { words };

type Trace = Shape<'LineTraceResponse'>;

/** What one order line asked for, and the way of all that came for it. */
export function Screen({ id }: { id: string }): JSX.Element {
  const trace = useAnswer(addressOf('/v1/order-lines/{id}/trace', { id }));
  const { body } = trace;
  return (
    <Frame
      title={words('trace.line')}
      lead={body && `${body.productName} · ${body.communeName}`}
      back={body ? `/pedidos/${body.orderId}` : '/pedidos'}
      actions={<ListTools csv={addressOf('/v1/order-lines/{id}/trace/export.csv', { id })} />}
    >
      <Answered of={trace}>{(known) => <LineWay of={known} />}</Answered>
    </Frame>
  );
}

const STAGES = ['wanted', 'allocated', 'loaded', 'delivered', 'received'] as const;

function LineWay({ of }: { of: Trace }): JSX.Element {
  return (
    <>
      <Bars
        caption={words('accounts.way')}
        heads={[words('accounts.stage'), words('accounts.kilos')]}
        bars={STAGES.map((stage) => {
          const grams = of[`${stage}Grams`];
          return { name: words(`stage.${stage}`), amount: grams, text: kilosText(grams) };
        })}
      />
      <p class="no-print">
        <LinkButton icon="question" href={`/por-que/${of.orderLineId}`}>
          {words('trace.why')}
        </LinkButton>
      </p>
      <section class="stack tight">
        <h2>{words('trace.steps')}</h2>
        <Steps of={of.steps} />
      </section>
      <Portions of={of.allocations} isOfLot={false} />
      {of.shipments.length > 0 && <Shipments of={of.shipments} />}
    </>
  );
}

function Shipments({ of }: { of: Trace['shipments'] }): JSX.Element {
  const kilos = (grams: number | null): string => (grams === null ? '—' : kilosText(grams));
  return (
    <Table
      caption={words('trace.runs')}
      items={of}
      keyOf={(it) => it.id}
      columns={[
        { name: words('trace.vehicle'), cell: (it) => it.vehicleName },
        { name: words('trace.way'), cell: (it) => `${it.fromName} → ${it.toName}` },
        { name: words('stage.loaded'), cell: (it) => kilos(it.loadedGrams), isNumber: true },
        {
          ...{ name: words('stage.delivered'), isNumber: true },
          cell: (it) => kilos(it.deliveredGrams),
        },
        { name: words('accounts.lostShort'), cell: (it) => kilos(it.lostGrams), isNumber: true },
      ]}
    />
  );
}
