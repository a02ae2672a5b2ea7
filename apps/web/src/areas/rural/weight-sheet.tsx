import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { kilosText } from '../../language/figures';
import { gramsTyped, typedGrams } from '../../language/typed-kilos';
import type { Write } from '../../store/outbox';
import { Button } from '../../ui/buttons';
import { SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
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
  const netGrams = typedGrams(typed.net);
  const tareGrams = typed.tare.trim() === '' ? 0 : typedGrams(typed.tare);
  const isTwice = weight === null && weightOf(known, typed) !== undefined;
  const isComplete =
    typed.productId !== '' && typed.packageType !== '' && (netGrams ?? 0) > 0 && tareGrams !== null;
  const send = (): void => {
    setTold(true);
    if (!isComplete || isTwice) return;
    const masses = { nominalGrams: netGrams ?? 0, tareGrams };
    void sending.send(weightWrite({ id, communeId, weight, typed, masses }), onClose);
  };
  const told = (isWrong: boolean, text: string): string | undefined =>
    isTold && isWrong ? text : undefined;
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
          <>
            <SelectField
              label={words('plan.product')}
              empty={words('forecast.choose')}
              value={typed.productId}
              fault={told(typed.productId === '', common('field.required'))}
              onValue={(productId) => {
                const packageType = catalogue.product(productId)?.usualPackageType ?? '';
                setTyped({ ...typed, productId, packageType });
              }}
              options={catalogue.products.map((it) => ({ value: it.id, name: nameOf(it) }))}
            />
            <SelectField
              label={words('new.package')}
              empty={common('say.none')}
              value={typed.packageType}
              fault={
                isTwice
                  ? words('weights.exists')
                  : told(typed.packageType === '', common('field.required'))
              }
              onValue={(packageType) => setTyped({ ...typed, packageType })}
              options={catalogue.packages}
            />
          </>
        )}
        <div class="cols">
          <TextField
            isNumber
            label={words('weights.net')}
            unit={common('unit.kg')}
            value={typed.net}
            fault={
              told((netGrams ?? 0) <= 0, common('field.kilos')) ?? sending.faultOf('nominalGrams')
            }
            onValue={(net) => setTyped({ ...typed, net })}
          />
          <TextField
            isNumber
            optional
            label={words('weights.tare')}
            unit={common('unit.kg')}
            value={typed.tare}
            fault={told(tareGrams === null, common('field.kilos')) ?? sending.faultOf('tareGrams')}
            onValue={(tare) => setTyped({ ...typed, tare })}
          />
        </div>
        <Button kind="main" icon="check" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
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
