import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { typedNumber } from '../../language/typed-kilos';
import { Button } from '../../ui/buttons';
import { LongField } from '../../ui/fields';
import { ReasonSheet } from '../../ui/reason-sheet';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { OdometerField } from './ends-of-run';
import type { RunDetail } from './run-now';
import { useRecording } from './use-run';
import { words } from './words';

type Open = 'incident' | 'odometer' | 'suspend';

/** What may happen at any time on the road. */
export function OnTheWay({ run }: { run: RunDetail }): JSX.Element {
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => {
    setOpen(null);
  };
  const press = (what: Open) => (): void => {
    setOpen(what);
  };
  return (
    <section class="stack tight">
      <h2>{words('way.title')}</h2>
      <div class="flow">
        <Button icon="flag" onPress={press('incident')}>
          {words('way.incident')}
        </Button>
        <Button icon="route" onPress={press('odometer')}>
          {words('way.odometer')}
        </Button>
        {run.state === 'departed' && (
          <Button icon="stop" onPress={press('suspend')}>
            {words('way.suspend')}
          </Button>
        )}
      </div>
      {open === 'incident' && <Incident run={run} onClose={close} />}
      {open === 'odometer' && <Odometer run={run} onClose={close} />}
      {open === 'suspend' && <Suspend run={run} onClose={close} />}
    </section>
  );
}

interface SheetProps {
  readonly run: RunDetail;
  readonly onClose: () => void;
}

function Incident({ run, onClose }: SheetProps): JSX.Element {
  const { sending, tell } = useRecording(run.id);
  const [text, setText] = useState('');
  const [isTold, setTold] = useState(false);
  const note = text.trim();
  return (
    <Sheet title={words('way.incident')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTold(true);
          if (note !== '') tell(words('way.incident'), { kind: 'incident', note }, onClose);
        }}
      >
        <LongField
          label={words('way.what')}
          hint={words('way.whatHint')}
          value={text}
          onValue={setText}
          fault={isTold && note === '' ? common('field.required') : undefined}
        />
        {sending.problem && <ProblemNote problem={sending.problem} />}
        <Button kind="main" busy={sending.busy}>
          {words('way.tell')}
        </Button>
      </form>
    </Sheet>
  );
}

function Odometer({ run, onClose }: SheetProps): JSX.Element {
  const { sending, tell } = useRecording(run.id);
  const [km, setKm] = useState('');
  const [isTold, setTold] = useState(false);
  const value = typedNumber(km);
  const fault = value === null ? common('field.number') : sending.faultOf('odometerMetres');
  return (
    <Sheet title={words('way.odometer')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTold(true);
          if (value === null) return;
          const odometerMetres = Math.round(value * 1000);
          tell(words('way.odometer'), { kind: 'odometer', odometerMetres }, onClose);
        }}
      >
        <OdometerField value={km} onValue={setKm} fault={isTold ? fault : undefined} />
        {sending.problem && <ProblemNote problem={sending.problem} />}
        <Button kind="main" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

function Suspend({ run, onClose }: SheetProps): JSX.Element {
  const { sending, move } = useRecording(run.id);
  return (
    <ReasonSheet
      title={words('way.suspend')}
      action={words('way.suspend')}
      sending={sending}
      onReason={(reason) => {
        move(words('way.suspend'), 'suspend', { reason }, onClose);
      }}
      onClose={onClose}
    >
      {words('way.suspendWhat')}
    </ReasonSheet>
  );
}
