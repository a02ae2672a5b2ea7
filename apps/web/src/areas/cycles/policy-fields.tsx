import type { JSX } from 'preact';
import { Button } from '../../ui/buttons';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import type { Shape } from '../../api/types';
import { locale } from '../../language/locale';
import { useAnswer } from '../../store/answers';
import { common } from '../../ui/words';
import type { TypedNorm, TypedPolicy } from './policy-form';
import { useProductNames } from './names';
import { words } from './words';

interface PolicyFieldsProps {
  readonly typed: TypedPolicy;
  readonly onTyped: (typed: TypedPolicy) => void;
  readonly faults: readonly string[];
}

/** The figures that an assembly votes, each with what it does. */
export function PolicyFields({ typed, onTyped, faults }: PolicyFieldsProps): JSX.Element {
  const figure = (
    field: 'tolerance' | 'memory' | 'debtOrders' | 'shelfDays',
    unit: string,
  ): JSX.Element => (
    <TextField
      label={words(`rules.${field}`)}
      hint={words(`rules.${field}Help`)}
      unit={unit}
      isNumber
      value={typed[field]}
      onValue={(value) => {
        onTyped({ ...typed, [field]: value });
      }}
      fault={faults.includes(field) ? words(`rules.${field}Fault`) : undefined}
    />
  );
  return (
    <>
      <div class="cols">
        {figure('tolerance', '%')}
        {figure('memory', '%')}
        {figure('debtOrders', words('rules.orders'))}
        {figure('shelfDays', words('rules.days'))}
      </div>
      <CheckField
        label={words('rules.consolidated')}
        value={typed.isConsolidated}
        onValue={(isConsolidated) => {
          onTyped({ ...typed, isConsolidated });
        }}
      />
      <Norms
        norms={typed.norms}
        isFaulty={faults.includes('norms')}
        onNorms={(norms) => {
          onTyped({ ...typed, norms });
        }}
      />
    </>
  );
}

interface NormsProps {
  readonly norms: readonly TypedNorm[];
  readonly isFaulty: boolean;
  readonly onNorms: (norms: readonly TypedNorm[]) => void;
}

/** What a family has from its own land before the rest is shared: kilos of a product, one row each. */
function Norms({ norms, isFaulty, onNorms }: NormsProps): JSX.Element {
  const nameOf = useProductNames();
  const { body } = useAnswer<Shape<'ProductList'>>('/v1/products?limit=200');
  const taken = new Set(norms.map((it) => it.productId));
  const free = (body?.items ?? []).filter((it) => !taken.has(it.id));
  return (
    <fieldset class="stack tight">
      <legend class="label">{words('rules.norms')}</legend>
      <p class="soft small">{words('rules.normsHelp')}</p>
      {norms.map((norm) => (
        <div key={norm.productId} class="flow">
          <TextField
            label={nameOf(norm.productId)}
            unit={common('unit.kg')}
            isNumber
            value={norm.kilos}
            onValue={(kilos) => {
              onNorms(norms.map((it) => (it === norm ? { ...it, kilos } : it)));
            }}
            fault={isFaulty && norm.kilos.trim() === '' ? common('field.kilos') : undefined}
          />
          <Button
            kind="quiet"
            icon="bin"
            onPress={() => {
              onNorms(norms.filter((it) => it !== norm));
            }}
          >
            {common('do.remove')}
          </Button>
        </div>
      ))}
      <SelectField
        label={words('rules.addNorm')}
        empty={words('rules.chooseProduct')}
        value=""
        onValue={(productId) => {
          if (productId !== '') onNorms([...norms, { productId, kilos: '' }]);
        }}
        options={free.map((it) => ({
          value: it.id,
          name: locale.value === 'es' ? it.nameEs : it.nameEn,
        }))}
      />
    </fieldset>
  );
}
