import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { today } from '../../language/figures';
import { gramsTyped, typedGrams, typedNumber } from '../../language/typed-kilos';
import type { Write } from '../../store/outbox';
import { Button } from '../../ui/buttons';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { productName, type ProductNames, useProducts } from './who';
import { words } from './words';

/** How many families a council counted, and on which day. No names. */
export function CountSheet({
  council,
  onClose,
}: {
  council: Shape<'CouncilResponse'>;
  onClose: () => void;
}): JSX.Element {
  const sending = useSending();
  const [families, setFamilies] = useState(String(council.families));
  const [takenOn, setTakenOn] = useState<string>(today());
  const count = typedNumber(families);
  const isCount = count !== null && Number.isInteger(count) && count > 0;
  const save = (): void => {
    if (!isCount) return;
    const body: Shape<'RecordCensusRequest'> = {
      ...{ communeId: council.communeId, councilId: council.id, families: count, takenOn },
    };
    const title = words('census.sendTitle', { name: council.name, n: count });
    const path = `/v1/need-censuses/${newId()}`;
    void sending.send({ ...{ method: 'PUT', path, body, title }, screen: '/censo' }, onClose);
  };
  return (
    <Sheet title={council.name} onClose={onClose}>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          isNumber
          label={words('census.familiesCounted')}
          hint={words('census.noNames')}
          value={families}
          onValue={setFamilies}
          fault={isCount ? sending.faultOf('families') : common('field.number')}
        />
        <TextField
          type="date"
          label={words('census.day')}
          max={today()}
          value={takenOn}
          onValue={setTakenOn}
          fault={sending.faultOf('takenOn')}
        />
        <Button kind="main" icon="check" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

interface RationProps {
  readonly communeId: string;
  /** Null: one more product is decided on. */
  readonly ration: Shape<'RationResponse'> | null;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** Writes down what the assembly decided that a family is to have of a product. */
export function RationSheet({ communeId, ration, taken, onClose }: RationProps): JSX.Element {
  const sending = useSending();
  const products = useProducts();
  const [typed, setTyped] = useState<TypedRation>({
    productId: ration?.productId ?? '',
    kilos: ration ? gramsTyped(ration.gramsPerFamily) : '',
    act: '',
    isActive: ration?.isActive ?? true,
  });
  const [isTold, setTold] = useState(false);
  const save = (): void => {
    setTold(true);
    const asked = rationOf(typed, { communeId, ration, name: products.nameOf(typed.productId) });
    if (asked) void sending.send(asked, onClose);
  };
  return (
    <Sheet title={ration ? productName(ration) : words('ration.decide')} onClose={onClose}>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <RationFields {...{ typed, isTold, ration, taken, sending, products }} onTyped={setTyped} />
        <Button kind="main" icon="check" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

interface TypedRation {
  readonly productId: string;
  readonly kilos: string;
  readonly act: string;
  readonly isActive: boolean;
}

interface FieldsProps extends Pick<RationProps, 'ration' | 'taken'> {
  readonly typed: TypedRation;
  readonly isTold: boolean;
  readonly sending: Sending;
  readonly products: ProductNames;
  readonly onTyped: (typed: TypedRation) => void;
}

function RationFields(props: FieldsProps): JSX.Element {
  const { typed, isTold, ration, taken, sending, products, onTyped } = props;
  const missing = (text: string): string | undefined =>
    isTold && text.trim() === '' ? common('field.required') : undefined;
  return (
    <>
      {!ration && (
        <SelectField
          label={words('ration.product')}
          empty={words('lines.choose')}
          value={typed.productId}
          onValue={(productId) => onTyped({ ...typed, productId })}
          fault={missing(typed.productId)}
          options={products.options.filter((it) => !taken.includes(it.value))}
        />
      )}
      <TextField
        isNumber
        unit={common('unit.kg')}
        label={words('ration.each')}
        value={typed.kilos}
        onValue={(kilos) => onTyped({ ...typed, kilos })}
        fault={
          isTold && !isAmount(typed) ? common('field.kilos') : sending.faultOf('gramsPerFamily')
        }
      />
      <TextField
        label={words('ration.act')}
        hint={words('ration.actHint')}
        value={typed.act}
        onValue={(act) => onTyped({ ...typed, act })}
        fault={missing(typed.act)}
      />
      {ration && (
        <CheckField
          label={words('ration.active')}
          value={typed.isActive}
          onValue={(isActive) => onTyped({ ...typed, isActive })}
        />
      )}
    </>
  );
}

function isAmount({ kilos }: TypedRation): boolean {
  return (typedGrams(kilos) ?? 0) > 0;
}

/** The decision as the API takes it; null while something is missing. */
function rationOf(
  typed: TypedRation,
  { communeId, ration, name }: Pick<RationProps, 'communeId' | 'ration'> & { name: string },
): Write | null {
  const { productId, isActive } = typed;
  const act = typed.act.trim();
  const gramsPerFamily = typedGrams(typed.kilos) ?? 0;
  if (gramsPerFamily === 0 || act === '' || productId === '') return null;
  const about = { title: words('ration.sendTitle', { name }), screen: '/censo' };
  if (ration) {
    const path = `/v1/rations/${ration.id}`;
    const body: Shape<'ChangeRationRequest'> = { gramsPerFamily, act, isActive };
    return { ...about, method: 'PATCH', path, body, version: ration.version };
  }
  const body: Shape<'DecideRationRequest'> = { communeId, productId, gramsPerFamily, act };
  return { ...about, method: 'PUT', path: `/v1/rations/${newId()}`, body };
}
