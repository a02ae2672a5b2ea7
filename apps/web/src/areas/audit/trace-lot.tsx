import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { Pairs } from '../../ui/data';
import { ListTools } from '../../ui/list-of';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Note } from '../../ui/states';
import { Balance } from './balance';
import { Portions, Steps } from './trace-parts';
import { words } from './words';

export { words };

type Trace = Shape<'LotTraceResponse'>;

/** The way of one lot through all hands, and whether its kilos add up. */
export function Screen({ id }: { id: string }): JSX.Element {
  const trace = useAnswer(addressOf('/v1/lots/{id}/trace', { id }));
  const { body } = trace;
  return (
    <Frame
      title={body ? words('trace.lot', { code: body.code }) : words('trace.title')}
      lead={body && `${body.productName} · ${body.communeName}`}
      back={`/cosechas/${id}`}
      actions={<ListTools csv={addressOf('/v1/lots/{id}/trace/export.csv', { id })} />}
    >
      <Answered of={trace}>{(known) => <LotWay of={known} />}</Answered>
    </Frame>
  );
}

function LotWay({ of }: { of: Trace }): JSX.Element {
  const { balance } = of;
  return (
    <>
      {!of.isWhole && <Note title={words('trace.part')} />}
      {of.isWhole && (
        <Note
          tone={of.hasGap ? 'bad' : 'good'}
          title={words(of.hasGap ? 'trace.gap' : 'trace.noGap')}
        />
      )}
      {balance && <Balance of={balance} />}
      <section class="stack tight">
        <h2>{words('trace.steps')}</h2>
        <Steps of={of.steps} />
      </section>
      <Portions of={of.allocations} isOfLot />
      {balance && balance.weighedGrams !== null && <Announced of={balance} />}
    </>
  );
}

/** What was announced is only an estimate; the scale counts. */
function Announced({ of }: { of: Shape<'LotBalanceResponse'> }): JSX.Element {
  return (
    <section class="card">
      <h2>{words('trace.announced')}</h2>
      <Pairs
        of={[
          [words('stage.announced'), kilosText(of.announcedGrams)],
          [words('stage.weighed'), of.weighedGrams === null ? null : kilosText(of.weighedGrams)],
          [
            words('elsewhere.weighingDifference'),
            of.weighingDifferenceGrams === null ? null : kilosText(of.weighingDifferenceGrams),
          ],
        ]}
      />
    </section>
  );
}
