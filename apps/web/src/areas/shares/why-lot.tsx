import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, momentText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { PrintButton } from '../../ui/buttons';
import { Figures, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered } from '../../ui/states';
import { StateOf } from './allocation-parts';
import { Objection, Papers, Points, Weights } from './why-parts';
import { words } from './words';

export { words };

type Lot = Shape<'LotExplanationResponse'>;

/** Where a harvest went, and why the rest of it stayed. */
export function Screen({ lotId }: { lotId: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/lots/{id}/explanation', { id: lotId }));
  const lot = known.body;
  return (
    <Frame
      title={words('whyLot.title')}
      lead={lot && `${lot.productName} · ${lot.lotCode}`}
      back={`/repartos?lote=${lotId}`}
      actions={<PrintButton />}
    >
      <Answered of={known}>{(body) => <Why lot={body} />}</Answered>
    </Frame>
  );
}

function Why({ lot }: { lot: Lot }): JSX.Element {
  const { explanation, rounds, productId } = lot;
  const [first] = rounds;
  const last = rounds.at(-1);
  const placed = rounds.reduce((sum, it) => sum + it.placedGrams, 0);
  return (
    <>
      {first && last && (
        <Figures
          of={[
            [words('whyLot.offered'), kilosText(first.availableGrams)],
            [words('whyLot.placed'), kilosText(placed)],
            [words('whyLot.left'), kilosText(last.unplacedGrams)],
          ]}
        />
      )}
      <Points explanation={explanation} />
      {rounds.length > 1 && <Rounds lot={lot} />}
      {lot.allocations.length > 0 && <Takers lot={lot} />}
      {last && <Weights cycleId={last.cycleId} productId={productId} />}
      {explanation && <Papers runId={explanation.runId} productId={productId} />}
      <Objection>
        <Row title={words('why.toRescue')} lead={words('why.toRescueHelp')} href="/rescate" />
      </Objection>
    </>
  );
}

function Rounds({ lot }: { lot: Lot }): JSX.Element {
  return (
    <section class="stack tight">
      <h2>{words('why.rounds')}</h2>
      <Rows>
        {lot.rounds.map((it) => (
          <Row
            key={it.runId}
            title={words(`run.${it.kind}`)}
            lead={`${momentText(it.plannedAt)} · ${it.text}`}
            end={<span class="num">{kilosText(it.placedGrams)}</span>}
          />
        ))}
      </Rows>
    </section>
  );
}

function Takers({ lot }: { lot: Lot }): JSX.Element {
  return (
    <section class="stack tight">
      <h2>{words('whyLot.takers')}</h2>
      <Rows>
        {lot.allocations.map((it) => (
          <Row
            key={it.id}
            title={it.customerCommuneName}
            lead={kilosText(it.grams)}
            end={<StateOf allocation={it} />}
            href={`/repartos/${it.id}`}
          />
        ))}
      </Rows>
    </section>
  );
}
