import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { kilosText } from '../../language/figures';
import { gramsTyped, typedGrams } from '../../language/typed-kilos';
import type { Write } from '../../store/outbox';
import { Button } from '../../ui/buttons';
import { SelectField, TextField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { type Catalogue, nameOf, type Weight, weightOf } from './catalogue';
import { words } from './words';

interface SheetProps {
  readonly communeId: string;
  readonly catalogue: Catalogue;
  readonly known: readonly Weight[];
  /** Null: a new one. */
  readonly weight: Weight | null;
  readonly onClose: () => void;
}

interface Typed {
  readonly productId: string;
  readonly packageType: string;
  readonly net: string;
  readonly tare: string;
}

/** Says what a package weighs, or changes it from now on. */
export function WeightSheet({
  communeId,
  catalogue,
  known,
  weight,
  onClose,
}: SheetProps): JSX.Element {
  const sending = useSending();
  const [id] = useState(weight?.id ?? newId());
  const [isTold, setTold] = useState(false);
  const [typed, setTyped] = useState<Typed>(() => ({
    productId: weight?.productId ?? '',
    packageType: weight?.packageType ?? '',
    net: weight ? gramsTyped(weight.nominalGrams) : '',
    tare: weight ? gramsTyped(weight.tareGrams) : '',
  }));
  const { netGrams, tareGrams } = massesOf(typed);
  const isTwice = weight === null && weightOf(known, typed) !== undefined;
  const isComplete =
    typed.productId !== '' && typed.packageType !== '' && (netGrams ?? 0) > 0 && tareGrams !== null;
  const send = (): void => {
    setTold(true);
    if (!isComplete || isTwice) return;
    const masses = { nominalGrams: netGrams ?? 0, tareGrams };
    void sending.send(weightWrite({ id, communeId, weight, typed, masses }), onClose);
  };
  return (
    <Sheet
      title={weight ? catalogue.productName(weight.productId) : words('weights.add')}
      onClose={onClose}
    >
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {weight ? (
          <p>
            {catalogue.packageName(weight.packageType)}. {words('weights.onlyNew')}
          </p>
        ) : (
          <Kind {...{ catalogue, typed, isTold, isTwice }} onTyped={setTyped} />
        )}
        <Masses {...{ typed, isTold, sending }} onTyped={setTyped} />
        <Button kind="main" icon="check" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

function massesOf({ net, tare }: Typed): {
  readonly netGrams: number | null;
  readonly tareGrams: number | null;
} {
  return { netGrams: typedGrams(net), tareGrams: tare.trim() === '' ? 0 : typedGrams(tare) };
}

interface PartProps {
  readonly typed: Typed;
  readonly isTold: boolean;
  readonly onTyped: (typed: Typed) => void;
}

/** Which package of which product. */
function Kind(
  props: PartProps & { readonly catalogue: Catalogue; readonly isTwice: boolean },
): JSX.Element {
  const { catalogue, typed, isTold, isTwice, onTyped } = props;
  const missing = (value: string): string | undefined =>
    isTold && value === '' ? common('field.required') : undefined;
  return (
    <>
      <SelectField
        label={words('plan.product')}
        empty={words('forecast.choose')}
        value={typed.productId}
        fault={missing(typed.productId)}
        onValue={(productId) => {
          const packageType = catalogue.product(productId)?.usualPackageType ?? '';
          onTyped({ ...typed, productId, packageType });
        }}
        options={catalogue.products.map((it) => ({ value: it.id, name: nameOf(it) }))}
      />
      <SelectField
        label={words('new.package')}
        empty={common('say.none')}
        value={typed.packageType}
        fault={isTwice ? words('weights.exists') : missing(typed.packageType)}
        onValue={(packageType) => onTyped({ ...typed, packageType })}
        options={catalogue.packages}
      />
    </>
  );
}

function Masses({
  typed,
  isTold,
  sending,
  onTyped,
}: PartProps & { readonly sending: Sending }): JSX.Element {
  const { netGrams, tareGrams } = massesOf(typed);
  const wrong = (isWrong: boolean): string | undefined =>
    isTold && isWrong ? common('field.kilos') : undefined;
  return (
    <div class="cols">
      <TextField
        isNumber
        label={words('weights.net')}
        unit={common('unit.kg')}
        value={typed.net}
        fault={wrong((netGrams ?? 0) <= 0) ?? sending.faultOf('nominalGrams')}
        onValue={(net) => onTyped({ ...typed, net })}
      />
      <TextField
        isNumber
        optional
        label={words('weights.tare')}
        unit={common('unit.kg')}
        value={typed.tare}
        fault={wrong(tareGrams === null) ?? sending.faultOf('tareGrams')}
        onValue={(tare) => onTyped({ ...typed, tare })}
      />
    </div>
  );
}

interface Fixed {
  readonly id: string;
  readonly communeId: string;
  readonly weight: Weight | null;
  readonly typed: Typed;
  readonly masses: { readonly nominalGrams: number; readonly tareGrams: number };
}

function weightWrite({ id, communeId, weight, typed, masses }: Fixed): Write {
  const shared = {
    ...{ path: `/v1/package-weights/${id}`, screen: '/empaques' },
    title: words('weights.sentTitle', { kg: kilosText(masses.nominalGrams) }),
  };
  if (weight) return { ...shared, method: 'PATCH', version: weight.version, body: masses };
  const { productId, packageType } = typed;
  return { ...shared, method: 'PUT', body: { communeId, productId, packageType, ...masses } };
}
