import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { gramsTyped, typedGrams } from '../../language/typed-kilos';
import { useAnswer } from '../../store/answers';
import type { Write } from '../../store/outbox';
import { useUnfinished } from '../../shell/forms-open';
import { Button, LinkButton } from '../../ui/buttons';
import { ChoiceField, LongField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Empty, Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { CLAIM_KINDS } from './claim-parts';
import { words } from './words';

export { words };

type Kind = Shape<'ClaimRequest'>['kind'];

/** The receiving commune says what was wrong with a delivery. */
export function Screen(): JSX.Element {
  const { query } = useLocation();
  const allocationId = query.asignacion;
  const known = useAnswer(
    allocationId === undefined ? null : addressOf('/v1/allocations/{id}', { id: allocationId }),
  );
  const it = known.body;
  return (
    <Frame
      title={words('claim.new')}
      lead={
        it &&
        `${it.productName} · ${it.supplierCommuneName} · ${words('claim.lot', { code: it.lotCode })}`
      }
      back="/reclamos"
    >
      {allocationId === undefined ? (
        <Empty icon="scale" title={words('claim.chooseFirst')}>
          <LinkButton href="/recepciones">{words('receptions.title')}</LinkButton>
        </Empty>
      ) : (
        <>
          {known.problem && <ProblemNote problem={known.problem} />}
          {it?.receivedGrams === null && it.state !== 'lost' && (
            <Note tone="warn" title={words('claim.weighFirst')}>
              <LinkButton href={`/recepcion/${it.id}`}>{words('receive.title')}</LinkButton>
            </Note>
          )}
          <ClaimForm
            allocationId={allocationId}
            missingGrams={Number(query.faltan ?? 0)}
            receivedGrams={it?.receivedGrams ?? null}
            productName={it?.productName ?? ''}
          />
        </>
      )}
    </Frame>
  );
}

interface FormProps {
  readonly allocationId: string;
  readonly missingGrams: number;
  readonly receivedGrams: number | null;
  readonly productName: string;
}

function ClaimForm(props: FormProps): JSX.Element {
  const { allocationId, missingGrams, receivedGrams, productName } = props;
  const { route } = useLocation();
  const sending = useSending();
  const isShort = missingGrams > 0;
  const [kind, setKind] = useState<Kind>(isShort ? 'short_delivery' : 'spoilage');
  const [kilos, setKilos] = useState(isShort ? gramsTyped(missingGrams) : '');
  const [note, setNote] = useState('');
  const [isTold, setTold] = useState(false);
  useUnfinished(note !== '');
  const grams = typedGrams(kilos) ?? 0;
  const save = (): void => {
    setTold(true);
    if (grams <= 0 || note.trim() === '') return;
    const id = newId();
    const write = claimOf(id, { allocationId, kind, grams, note: note.trim() }, productName);
    void sending.send(write, (written) =>
      route(written.kind === 'sent' ? `/reclamos/${id}` : '/reclamos', true),
    );
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ChoiceField
        label={words('claim.kind')}
        value={kind}
        onValue={(value) => setKind(value as Kind)}
        options={CLAIM_KINDS.map((value) => ({ value, name: words(`kind.${value}`) }))}
      />
      <TextField
        isNumber
        unit={common('unit.kg')}
        label={words('claim.kilos')}
        {...(receivedGrams !== null && {
          hint: words('claim.received', { kg: kilosText(receivedGrams) }),
        })}
        value={kilos}
        onValue={setKilos}
        fault={isTold && grams <= 0 ? common('field.kilos') : sending.faultOf('grams')}
      />
      <LongField
        label={words('claim.note')}
        hint={words('claim.noteHint')}
        value={note}
        onValue={setNote}
        fault={isTold && note.trim() === '' ? common('field.required') : sending.faultOf('note')}
      />
      <p class="soft small">{words('claim.term')}</p>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button kind="main" full icon="flag" busy={sending.busy}>
        {words('claim.send')}
      </Button>
    </form>
  );
}

/** Behind a reception of the same food that still waits to be sent: weigh first, then claim. */
function claimOf(
  id: string,
  facts: Omit<Shape<'ClaimRequest'>, 'eventTime'>,
  product: string,
): Write {
  const { allocationId, grams } = facts;
  const body: Shape<'ClaimRequest'> = { ...facts, eventTime: new Date().toISOString() };
  return {
    ...{ method: 'PUT', path: `/v1/claims/${id}`, body, group: allocationId },
    title: words('claim.sendTitle', { product, kg: kilosText(grams) }),
    screen: `/reclamos/nuevo?asignacion=${allocationId}`,
  };
}
