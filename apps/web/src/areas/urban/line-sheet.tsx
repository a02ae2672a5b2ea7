import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/buttons';
import { ChoiceField, SelectField, TextField } from '../../ui/fields';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import type { Problem } from '../../api/types';
import { common } from '../../ui/words';
import { faultsOf, type LineFault, type LineField, hasFaults, type TypedLine } from './asked-lines';
import type { ProductNames } from './who';
import { words } from './words';

const CURRENCIES = ['USD', 'VED'];
const SUBSTITUTES_MAX = 10;

/** The fault of a field of a line, in words. */
export function lineFault(line: TypedLine, field: LineField): string | undefined {
  const fault: LineFault | undefined = faultsOf(line)[field];
  if (fault === undefined) return undefined;
  return fault === 'kilos' || fault === 'number'
    ? common(`field.${fault}`)
    : words(`line.${fault}`);
}

interface SheetProps {
  readonly line: TypedLine;
  readonly products: ProductNames;
  /** The wanted kilos, too: for a line that is not typed on the screen below. */
  readonly withWanted?: boolean;
  readonly busy?: boolean;
  readonly problem?: Problem | null;
  readonly onSave: (line: TypedLine) => void;
  readonly onClose: () => void;
}

/** On which terms a product is asked for. */
export function LineSheet(props: SheetProps): JSX.Element {
  const { products, withWanted, busy, problem, onSave, onClose } = props;
  const [line, setLine] = useState(props.line);
  const kilos = (field: 'wanted' | 'min' | 'max'): JSX.Element => (
    <TextField
      isNumber
      unit={common('unit.kg')}
      label={words(`line.${field}Kilos`)}
      {...(field !== 'wanted' && { optional: true, hint: words(`line.${field}Hint`) })}
      value={line[field]}
      fault={lineFault(line, field)}
      onValue={(value) => setLine({ ...line, [field]: value })}
    />
  );
  return (
    <Sheet title={products.nameOf(line.productId)} onClose={onClose}>
      {problem && <ProblemNote problem={problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!hasFaults(line)) onSave(line);
        }}
      >
        {withWanted === true && kilos('wanted')}
        <div class="cols">
          {kilos('min')}
          {kilos('max')}
        </div>
        <Quality line={line} onLine={setLine} />
        <Ceiling line={line} onLine={setLine} />
        <Substitutes {...{ line, products }} onLine={setLine} />
        <Button kind="main" icon="check" {...(busy !== undefined && { busy })}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

interface PartProps {
  readonly line: TypedLine;
  readonly onLine: (line: TypedLine) => void;
}

function Quality({ line, onLine }: PartProps): JSX.Element {
  return (
    <>
      <ChoiceField
        label={words('line.grade')}
        value={line.grade}
        onValue={(grade) => onLine({ ...line, grade: grade as TypedLine['grade'] })}
        options={(['', '1', '2', '3'] as const).map((value) => ({
          value,
          name: words(`grade.${value === '' ? 'any' : value}`),
        }))}
      />
      <ChoiceField
        label={words('line.washed')}
        value={line.washed}
        onValue={(washed) => onLine({ ...line, washed: washed as TypedLine['washed'] })}
        options={(['', 'yes', 'no'] as const).map((value) => ({
          value,
          name: words(`washed.${value === '' ? 'any' : value}`),
        }))}
      />
    </>
  );
}

function Ceiling({ line, onLine }: PartProps): JSX.Element {
  const currencies = [...new Set([...CURRENCIES, line.currency])];
  return (
    <div class="cols">
      <TextField
        isNumber
        optional
        label={words('line.ceiling')}
        hint={words('line.ceilingHint')}
        fault={lineFault(line, 'ceiling')}
        value={line.ceiling}
        onValue={(ceiling) => onLine({ ...line, ceiling })}
      />
      <SelectField
        label={words('line.currency')}
        value={line.currency}
        onValue={(currency) => onLine({ ...line, currency })}
        options={currencies.map((value) => ({ value, name: value }))}
      />
    </div>
  );
}

function Substitutes({
  line,
  products,
  onLine,
}: PartProps & { products: ProductNames }): JSX.Element {
  const { substitutes, productId } = line;
  const isFree = ({ value }: { value: string }): boolean =>
    value !== productId && !substitutes.includes(value);
  return (
    <div class="stack tight">
      {substitutes.length < SUBSTITUTES_MAX && (
        <SelectField
          optional
          label={words('line.substitutes')}
          hint={words('line.substitutesHint')}
          empty={words('line.substituteAdd')}
          value=""
          onValue={(id) => {
            if (id !== '') onLine({ ...line, substitutes: [...substitutes, id] });
          }}
          options={products.options.filter(isFree)}
        />
      )}
      <div class="flow">
        {substitutes.map((id) => (
          <Button
            key={id}
            icon="cross"
            label={`${common('do.remove')} ${products.nameOf(id)}`}
            onPress={() => onLine({ ...line, substitutes: substitutes.filter((it) => it !== id) })}
          >
            {products.nameOf(id)}
          </Button>
        ))}
      </div>
    </div>
  );
}
