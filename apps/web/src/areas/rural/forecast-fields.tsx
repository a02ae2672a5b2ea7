import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { TextField } from '../../ui/fields';
import { Button } from '../../ui/buttons';
import type { Sending } from '../../ui/form';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import {
  type ForecastDraft,
  type ForecastFault,
  type ForecastField,
  forecastFaults,
} from './forecast-draft';
import { words } from './words';

interface FormProps {
  readonly draft: ForecastDraft;
  readonly onDraft: (draft: ForecastDraft) => void;
  readonly sending: Sending;
  /** The fields above the window: what is forecast. */
  readonly children?: (faultOf: (field: ForecastField) => string | undefined) => JSX.Element;
  /** Called once nothing is missing. */
  readonly onSend: () => void;
}

/** When a harvest is expected, and how much of it. */
export function ForecastForm({
  draft,
  onDraft,
  sending,
  children,
  onSend,
}: FormProps): JSX.Element {
  const [isTold, setTold] = useState(false);
  const faults = forecastFaults(draft);
  const faultOf = (field: ForecastField): string | undefined =>
    (isTold ? faultText(faults[field]) : undefined) ?? sending.faultOf(asSent(field));
  const day = (field: 'fromOn' | 'toOn'): JSX.Element => (
    <TextField
      type="date"
      label={words(field === 'fromOn' ? 'forecast.from' : 'forecast.to')}
      value={draft[field]}
      fault={faultOf(field)}
      onValue={(value) => onDraft({ ...draft, [field]: value })}
    />
  );
  const kilos = (field: 'likely' | 'min' | 'max'): JSX.Element => (
    <TextField
      isNumber
      unit={common('unit.kg')}
      label={words(`forecast.${field}`)}
      {...(field !== 'likely' && { optional: true, hint: words('forecast.spreadHint') })}
      value={draft[field]}
      fault={faultOf(field)}
      onValue={(value) => onDraft({ ...draft, [field]: value })}
    />
  );
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTold(true);
        if (Object.keys(faults).length === 0) onSend();
      }}
    >
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {children?.(faultOf)}
      <div class="cols">
        {day('fromOn')}
        {day('toOn')}
      </div>
      {kilos('likely')}
      <div class="cols">
        {kilos('min')}
        {kilos('max')}
      </div>
      <Button kind="main" icon="check" full busy={sending.busy}>
        {words('forecast.send')}
      </Button>
    </form>
  );
}

function faultText(fault: ForecastFault | undefined): string | undefined {
  if (fault === undefined) return undefined;
  return fault === 'order' || fault === 'backwards'
    ? words(`forecast.${fault}`)
    : common(`field.${fault}`);
}

function asSent(field: ForecastField): string {
  return field === 'likely' || field === 'min' || field === 'max' ? `${field}Grams` : field;
}
