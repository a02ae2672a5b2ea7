import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { common } from './words';

interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly fault?: string | undefined;
  readonly optional?: boolean;
}

interface Wired {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** A labelled field with its hint and its fault, wired for screen readers. */
function Field({
  label,
  hint,
  fault,
  optional,
  children,
}: FieldProps & { children: (wired: Wired) => ComponentChildren }): JSX.Element {
  const id = useId();
  const told = fault !== undefined || hint !== undefined ? `${id}-told` : undefined;
  return (
    <div class="field">
      <label for={id}>
        {label} {optional === true && <span class="soft small">({common('say.optional')})</span>}
      </label>
      {children({ id, 'aria-invalid': fault !== undefined, 'aria-describedby': told })}
      {told !== undefined && (
        <p id={told} class={fault === undefined ? 'soft small' : 'fault'}>
          {fault ?? hint}
        </p>
      )}
    </div>
  );
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search' | 'date' | 'time' | 'tel';
  readonly unit?: string;
  /** For figures: right-aligned, with the phone's keyboard of numbers. */
  readonly isNumber?: boolean;
  readonly autocomplete?: string;
  readonly min?: string;
  readonly max?: string;
  readonly placeholder?: string;
  readonly name?: string;
}

/** A line to type: text, a figure with its unit, a day, a password. */
export function TextField(props: TextProps): JSX.Element {
  const {
    value,
    onValue,
    type = 'text',
    unit,
    isNumber = false,
    autocomplete,
    min,
    max,
    placeholder,
    name,
  } = props;
  // Each kind of input has attributes of its own; those used here are common to all of them.
  const kind = { type } as { readonly type: 'text' };
  return (
    <Field {...props}>
      {(wired) => (
        <span class="unit">
          <input
            {...wired}
            {...{ value, min, max, placeholder, name }}
            {...kind}
            class={isNumber ? 'num' : undefined}
            inputMode={isNumber ? 'decimal' : undefined}
            autocomplete={autocomplete ?? 'off'}
            onInput={({ currentTarget }) => {
              onValue(currentTarget.value);
            }}
          />
          {unit !== undefined && <span>{unit}</span>}
        </span>
      )}
    </Field>
  );
}

/** Several lines to type. */
export function LongField(
  props: FieldProps & { value: string; onValue: (value: string) => void; rows?: number },
): JSX.Element {
  const { value, onValue, rows = 3 } = props;
  return (
    <Field {...props}>
      {(wired) => (
        <textarea
          {...wired}
          {...{ value, rows }}
          onInput={({ currentTarget }) => {
            onValue(currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly name: string;
}

interface ChoiceProps extends FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly options: readonly Option[];
}

/** One of many. With `empty` nothing is chosen at first, and it says what to choose. */
export function SelectField(props: ChoiceProps & { empty?: string }): JSX.Element {
  const { value, onValue, options, empty } = props;
  return (
    <Field {...props}>
      {(wired) => (
        <select
          {...wired}
          value={value}
          onChange={({ currentTarget }) => {
            onValue(currentTarget.value);
          }}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of a few, all in sight. */
export function ChoiceField({
  label,
  hint,
  fault,
  value,
  onValue,
  options,
}: ChoiceProps): JSX.Element {
  const name = useId();
  return (
    <fieldset class="field">
      <legend class="label">{label}</legend>
      <div class="choice">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => {
                onValue(option.value);
              }}
            />
            {option.name}
          </label>
        ))}
      </div>
      {(fault ?? hint) !== undefined && (
        <p class={fault === undefined ? 'soft small' : 'fault'}>{fault ?? hint}</p>
      )}
    </fieldset>
  );
}

/** Yes or no. */
export function CheckField({
  label,
  value,
  onValue,
}: {
  label: ComponentChildren;
  value: boolean;
  onValue: (value: boolean) => void;
}): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={value}
        onChange={({ currentTarget }) => {
          onValue(currentTarget.checked);
        }}
      />
      <span>{label}</span>
    </label>
  );
}
