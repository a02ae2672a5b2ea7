import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../../ui/buttons';
import { SelectField } from '../../ui/fields';
import { common } from '../../ui/words';
import { hasFaults, stepped, type TypedLine, wantedOf } from './asked-lines';
import { lineFault, LineSheet } from './line-sheet';
import './urban.css';
import type { ProductNames } from './who';
import { words } from './words';

interface EditorProps {
  readonly lines: readonly TypedLine[];
  readonly products: ProductNames;
  /** What one should know before typing: what is needed, what is on offer. */
  readonly about?: (productId: string) => ComponentChildren;
  readonly onLines: (lines: readonly TypedLine[]) => void;
  /** A line for a product that is added by hand. */
  readonly lineFor: (productId: string) => TypedLine;
}

/** What is wanted, product by product: kilos at once, terms in a sheet. */
export function LinesEditor(props: EditorProps): JSX.Element {
  const { lines, products, about, onLines, lineFor } = props;
  const [openId, setOpenId] = useState<string | null>(null);
  const open = lines.find((it) => it.productId === openId);
  const put = (next: TypedLine): void => {
    onLines(lines.map((it) => (it.productId === next.productId ? next : it)));
  };
  const isNew = ({ value }: { value: string }): boolean =>
    !lines.some((it) => it.productId === value);
  return (
    <div class="stack tight">
      <ul class="rows">
        {lines.map((line) => (
          <Line
            key={line.productId}
            {...{ line, products, onLine: put }}
            about={about?.(line.productId)}
            onMore={() => setOpenId(line.productId)}
          />
        ))}
      </ul>
      <SelectField
        label={words('lines.add')}
        empty={words('lines.choose')}
        value=""
        onValue={(id) => {
          if (id !== '') onLines([...lines, lineFor(id)]);
        }}
        options={products.options.filter(isNew)}
      />
      {open && (
        <LineSheet
          line={open}
          products={products}
          onClose={() => setOpenId(null)}
          onSave={(next) => {
            put(next);
            setOpenId(null);
          }}
        />
      )}
    </div>
  );
}

interface LineProps {
  readonly line: TypedLine;
  readonly products: ProductNames;
  readonly about: ComponentChildren;
  readonly onLine: (line: TypedLine) => void;
  readonly onMore: () => void;
}

function Line({ line, products, about, onLine, onMore }: LineProps): JSX.Element {
  const id = useId();
  const name = products.nameOf(line.productId);
  const fault =
    lineFault(line, 'wanted') ?? (hasFaults(line) ? words('lines.seeTerms') : undefined);
  const step = (direction: 1 | -1): void => onLine(stepped(line, direction));
  return (
    <li class="ask">
      <label for={id}>
        <span class="strong">{name}</span>
        <span class="soft small">{about}</span>
      </label>
      <div class="stepper">
        <Button
          icon="minus"
          label={words('lines.less', { name })}
          disabled={wantedOf(line) === 0}
          onPress={() => step(-1)}
        >
          {''}
        </Button>
        <input
          id={id}
          class="num"
          inputMode="decimal"
          autocomplete="off"
          placeholder="0"
          value={line.wanted}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${id}-told`}
          onInput={({ currentTarget }) => onLine({ ...line, wanted: currentTarget.value })}
        />
        <span class="soft">{common('unit.kg')}</span>
        <Button icon="plus" label={words('lines.plus', { name })} onPress={() => step(1)}>
          {''}
        </Button>
        <Button kind="quiet" label={words('lines.termsOf', { name })} onPress={onMore}>
          {words('lines.terms')}
        </Button>
      </div>
      {fault !== undefined && (
        <p id={`${id}-told`} class="fault">
          {fault}
        </p>
      )}
    </li>
  );
}
