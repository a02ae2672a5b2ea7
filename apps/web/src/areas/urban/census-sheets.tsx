import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { today } from '../../language/figures';
import { gramsTyped, typedGrams, typedNumber } from '../../language/typed-kilos';
import { Button } from '../../ui/buttons';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { productName, useProducts } from './who';
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
  const [productId, setProductId] = useState('');
  const [kilos, setKilos] = useState(ration ? gramsTyped(ration.gramsPerFamily) : '');
  const [act, setAct] = useState('');
  const [isActive, setActive] = useState(ration?.isActive ?? true);
  const [isTold, setTold] = useState(false);
  const gramsPerFamily = typedGrams(kilos);
  const missing = (isMissing: boolean): string | undefined =>
    isTold && isMissing ? common('field.required') : undefined;
  const isReady =
    (gramsPerFamily ?? 0) > 0 && act.trim() !== '' && (ration !== null || productId !== '');
  const save = (): void => {
    setTold(true);
    if (!isReady || gramsPerFamily === null) return;
    const name = ration ? productName(ration) : products.nameOf(productId);
    const facts = { gramsPerFamily, act: act.trim() };
    const path = `/v1/rations/${ration?.id ?? newId()}`;
    const title = words('ration.sendTitle', { name });
    const asked = ration
      ? ({ method: 'PATCH', body: { ...facts, isActive }, version: ration.version } as const)
      : ({ method: 'PUT', body: { ...facts, communeId, productId } } as const);
    void sending.send({ ...asked, path, title, screen: '/censo' }, onClose);
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
        {!ration && (
          <SelectField
            label={words('ration.product')}
            empty={words('lines.choose')}
            value={productId}
            onValue={setProductId}
            fault={missing(productId === '')}
            options={products.options.filter((it) => !taken.includes(it.value))}
          />
        )}
        <TextField
          isNumber
          unit={common('unit.kg')}
          label={words('ration.each')}
          value={kilos}
          onValue={setKilos}
          fault={
            isTold && gramsPerFamily === null
              ? common('field.kilos')
              : sending.faultOf('gramsPerFamily')
          }
        />
        <TextField
          label={words('ration.act')}
          hint={words('ration.actHint')}
          value={act}
          onValue={setAct}
          fault={missing(act.trim() === '')}
        />
        {ration && (
          <CheckField label={words('ration.active')} value={isActive} onValue={setActive} />
        )}
        <Button kind="main" icon="check" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}
