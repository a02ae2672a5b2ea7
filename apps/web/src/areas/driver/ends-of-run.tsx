import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { typedNumber } from '../../language/typed-kilos';
import { Button } from '../../ui/buttons';
import { TextField } from '../../ui/fields';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import type { RunDetail } from './run-now';
import { useRecording } from './use-run';
import { words } from './words';

/** A whole figure of a thousand smaller units, or a fault; nothing typed is neither. */
function thousands(text: string): { readonly value?: number; readonly fault?: string } {
  if (text.trim() === '') return {};
  const value = typedNumber(text);
  return value === null ? { fault: common('field.number') } : { value: Math.round(value * 1000) };
}

interface OdometerProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly fault: string | undefined;
}

export function OdometerField(props: OdometerProps): JSX.Element {
  return (
    <TextField
      {...props}
      isNumber
      optional
      unit="km"
      label={words('odometer.label')}
      hint={words('odometer.hint')}
    />
  );
}

/** The lorry leaves. */
export function DepartCard({ run }: { run: RunDetail }): JSX.Element {
  const { sending, move } = useRecording(run.id);
  const [km, setKm] = useState('');
  const [isTold, setTold] = useState(false);
  const { value, fault } = thousands(km);
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        setTold(true);
        if (fault !== undefined) return;
        const body = value === undefined ? {} : { odometerMetres: value };
        move(words('title.departed', { code: run.code }), 'depart', body);
      }}
    >
      <h2>{words('depart.title')}</h2>
      <p>{words('depart.lead')}</p>
      <OdometerField
        value={km}
        onValue={setKm}
        fault={isTold ? (fault ?? sending.faultOf('odometerMetres')) : undefined}
      />
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button kind="main" full icon="truck" busy={sending.busy}>
        {words('do.depart')}
      </Button>
    </form>
  );
}

/** Home again: the last figures, and the run is over. */
export function CloseCard({ run }: { run: RunDetail }): JSX.Element {
  const { sending, move } = useRecording(run.id);
  const [km, setKm] = useState('');
  const [litres, setLitres] = useState('');
  const [isTold, setTold] = useState(false);
  const metres = thousands(km);
  const fuel = thousands(litres);
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        setTold(true);
        if (metres.fault !== undefined || fuel.fault !== undefined) return;
        move(words('title.closed', { code: run.code }), 'close', {
          ...(metres.value !== undefined && { odometerMetres: metres.value }),
          ...(fuel.value !== undefined && { fuelUsedMl: fuel.value }),
        });
      }}
    >
      <h2>{words('close.title')}</h2>
      <p>{words('close.lead')}</p>
      <OdometerField
        value={km}
        onValue={setKm}
        fault={isTold ? (metres.fault ?? sending.faultOf('odometerMetres')) : undefined}
      />
      <TextField
        isNumber
        optional
        unit="l"
        label={words('close.fuel')}
        hint={words('close.fuelHint')}
        value={litres}
        onValue={setLitres}
        fault={isTold ? (fuel.fault ?? sending.faultOf('fuelUsedMl')) : undefined}
      />
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button kind="main" full icon="flag" busy={sending.busy}>
        {words('do.close')}
      </Button>
    </form>
  );
}
