import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { useAnswer } from '../../store/answers';
import type { Shape } from '../../api/types';
import { Button } from '../../ui/buttons';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { draftOf, type ProductDraft, readProduct } from './product-facts';
import { codeFrom, FAMILIES, familyText, nameOf, type Product } from './product-words';
import { UseButton } from './use-button';
import { words } from './words';

/** A product of the catalogue, proposed or corrected by a liaison. */
export function ProductSheet({
  product,
  onClose,
}: {
  product: Product | null;
  onClose: () => void;
}): JSX.Element {
  const sending = useSending();
  const [id] = useState(() => product?.id ?? newId());
  const [draft, setDraft] = useState<ProductDraft>(() => draftOf(product));
  const [isTold, setTold] = useState(false);
  const title = words(product ? 'products.edit' : 'products.propose');
  const target = { path: `/v1/products/${id}`, screen: '/rubros' };
  const save = (): void => {
    setTold(true);
    const read = readProduct(draft);
    if ('faults' in read) return;
    const asked = product
      ? { method: 'PATCH' as const, body: read.facts, version: product.version }
      : { method: 'PUT' as const, body: { code: codeFrom(draft.nameEs), ...read.facts } };
    void sending.send({ ...target, ...asked, title: `${title}: ${draft.nameEs}` }, onClose);
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ProductFields {...{ draft, isTold }} onDraft={setDraft} />
        {sending.problem && <ProblemNote problem={sending.problem} />}
        <Button kind="main" full busy={sending.busy}>
          {common('do.save')}
        </Button>
        {product && <UseButton of={product} name={nameOf(product)} {...{ ...target, onClose }} />}
      </form>
    </Sheet>
  );
}

interface FieldsProps {
  readonly draft: ProductDraft;
  readonly isTold: boolean;
  readonly onDraft: (draft: ProductDraft) => void;
}

/** What a field of the draft needs: its value, how it changes, and what is wrong with it. */
function useDraft({ draft, isTold, onDraft }: FieldsProps) {
  const read = readProduct(draft);
  const faults = isTold && 'faults' in read ? read.faults : new Set();
  return (name: Exclude<keyof ProductDraft, 'coldChain'>, fault = common('field.required')) => ({
    value: draft[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
    fault: faults.has(name) ? fault : undefined,
  });
}

function ProductFields(props: FieldsProps): JSX.Element {
  const field = useDraft(props);
  return (
    <>
      <TextField label={words('products.nameEs')} {...field('nameEs')} />
      <TextField label={words('products.nameEn')} {...field('nameEn')} />
      <TextField
        label={words('products.synonyms')}
        hint={words('products.synonymsHint')}
        optional
        {...field('synonyms')}
      />
      <SelectField
        label={words('products.family')}
        empty={words('field.choose')}
        options={FAMILIES.map((value) => ({ value, name: familyText(value) }))}
        {...field('family')}
      />
      <TextField
        label={words('products.shelfLife')}
        hint={words('products.shelfLifeHint')}
        unit={words('products.days')}
        isNumber
        {...field('shelfLifeDays', words('products.wholeFault'))}
      />
      <CheckField
        label={words('products.coldChain')}
        value={props.draft.coldChain}
        onValue={(coldChain) => props.onDraft({ ...props.draft, coldChain })}
      />
      <PackingFields {...props} />
    </>
  );
}

/** How a product is packed, and where the world's classification of products has it. */
function PackingFields(props: FieldsProps): JSX.Element {
  const field = useDraft(props);
  const packages = useAnswer<Shape<'PackageTypeList'>>('/v1/package-types').body?.items ?? [];
  return (
    <>
      <SelectField
        label={words('products.usualPackage')}
        empty={words('field.choose')}
        options={packages.map((it) => ({ value: it.code, name: nameOf(it) }))}
        {...field('usualPackageType')}
      />
      <TextField
        label={words('products.litres')}
        hint={words('products.litresHint')}
        unit="l"
        isNumber
        {...field('litresPerTonne', words('products.litresFault'))}
      />
      <TextField
        label={words('products.cpc')}
        hint={words('products.cpcHint')}
        isNumber
        {...field('cpcCode', words('products.cpcFault'))}
      />
    </>
  );
}
