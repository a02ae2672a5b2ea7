import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, kilosText, momentText, permilleText } from '../../language/figures';
import { mandates } from '../../session/session';
import { useAnswer } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { Pairs } from '../../ui/data';
import { useSending } from '../../ui/form';
import { ReasonSheet } from '../../ui/reason-sheet';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { sidesOf } from './sides';
import { words } from './words';

export { words };

type Agreement = Shape<'PairAgreementResponse'>;

/** One agreement between two communes: its terms, who said yes, and how it ends. */
export function Screen({ id }: { id: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/pair-agreements/{id}', { id }));
  const it = known.body;
  return (
    <Frame
      title={words('pair.one')}
      lead={it && `${it.supplierCommuneName} → ${it.customerCommuneName}`}
      back="/convenios"
    >
      <Answered of={known}>
        {(body) => (
          <>
            <Terms of={body} />
            <Deeds of={body} />
          </>
        )}
      </Answered>
    </Frame>
  );
}

function Terms({ of: it }: { of: Agreement }): JSX.Element {
  const said = (at: string | null): string => (at === null ? words('pair.notYet') : momentText(at));
  return (
    <section class="card">
      <h2>{it.productName}</h2>
      <Pairs
        of={[
          [words('pair.state'), words(`pair.${it.state}`)],
          [words('pair.grams'), kilosText(it.gramsPerCycle)],
          [words('pair.from'), dayText(it.fromOn)],
          [words('pair.to'), it.toOn == null ? words('pair.noEnd') : dayText(it.toOn)],
          [words('pair.cost'), it.costPermille == null ? null : permilleText(it.costPermille)],
          [words('pair.act'), it.act],
          [it.supplierCommuneName, said(it.supplierConfirmedAt)],
          [it.customerCommuneName, said(it.customerConfirmedAt)],
          [words('pair.endedAt'), it.endedAt === null ? null : momentText(it.endedAt)],
          [common('field.reason'), it.endReason],
        ]}
      />
    </section>
  );
}

function Deeds({ of: it }: { of: Agreement }): JSX.Element | null {
  const sending = useSending();
  const [isEnding, setEnding] = useState(false);
  const sides = sidesOf(mandates.value, it);
  if (sides.length === 0 || it.state === 'ended') return null;
  const lacks = { supplier: it.supplierConfirmedAt, customer: it.customerConfirmedAt };
  const mustConfirm = it.state === 'proposed' && sides.some((side) => lacks[side] === null);
  const deed = (name: 'confirm' | 'end', body: object): Parameters<typeof sending.send>[0] => ({
    ...{ method: 'POST', path: `/v1/pair-agreements/${it.id}/${name}`, body },
    ...{ title: words(`pair.do.${name}`), group: it.id, screen: `/convenios/${it.id}` },
  });
  return (
    <>
      {it.state === 'proposed' && !mustConfirm && <Note title={words('pair.waits')} />}
      {sending.problem && !isEnding && <ProblemNote problem={sending.problem} />}
      <div class="flow">
        {mustConfirm && (
          <Button
            kind="main"
            icon="check"
            busy={sending.busy}
            onPress={() => void sending.send(deed('confirm', {}))}
          >
            {words('pair.do.confirm')}
          </Button>
        )}
        <Button kind="bad" onPress={() => setEnding(true)}>
          {words(it.state === 'proposed' ? 'pair.do.refuse' : 'pair.do.end')}
        </Button>
      </div>
      {isEnding && (
        <ReasonSheet
          title={words('pair.do.end')}
          action={words('pair.do.end')}
          sending={sending}
          onClose={() => setEnding(false)}
          onReason={(reason) =>
            void sending.send(deed('end', { reason }), () => {
              setEnding(false);
            })
          }
        >
          <p>{words('pair.endHelp')}</p>
        </ReasonSheet>
      )}
    </>
  );
}
