import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { kilometresText } from '../../language/figures';
import { typedNumber } from '../../language/typed-kilos';
import { Button } from '../../ui/buttons';
import { SelectField, TextField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { useCrew } from './crew';
import type { RunDetail } from './shapes';
import { words } from './words';

interface SheetProps {
  readonly run: RunDetail;
  readonly onClose: () => void;
}

/** Typed kilometres or litres as thousandths; null when nothing was typed, undefined when it is no number. */
function thousandths(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const value = typedNumber(typed);
  return value === null ? undefined : Math.round(value * 1000);
}

function faultOf(typed: string): string | undefined {
  return thousandths(typed) === undefined ? common('field.number') : undefined;
}

/** The vehicle leaves; its odometer says later how long the roads really are. */
export function DepartRun({ run, onClose }: SheetProps): JSX.Element {
  const sending = useSending();
  const [odometer, setOdometer] = useState('');
  const metres = thousandths(odometer);
  return (
    <DeedSheet
      {...{ sending, onClose }}
      title={words('deed.depart')}
      isFaulty={metres === undefined}
      onDo={() => {
        const body = { ...(metres != null && { odometerMetres: metres }) };
        void send(sending, run, { deed: 'depart', body, then: onClose });
      }}
    >
      <TextField
        label={words('road.odometer')}
        unit="km"
        isNumber
        optional
        value={odometer}
        onValue={setOdometer}
        fault={faultOf(odometer) ?? sending.faultOf('odometerMetres')}
      />
    </DeedSheet>
  );
}

/** The vehicle is home; fuel really burnt corrects the quota. */
export function CloseRun({ run, onClose }: SheetProps): JSX.Element {
  const sending = useSending();
  const [odometer, setOdometer] = useState('');
  const [litres, setLitres] = useState('');
  const metres = thousandths(odometer);
  const fuel = thousandths(litres);
  return (
    <DeedSheet
      {...{ sending, onClose }}
      title={words('deed.close')}
      isFaulty={metres === undefined || fuel === undefined}
      onDo={() => {
        const body = {
          ...(metres != null && { odometerMetres: metres }),
          ...(fuel != null && { fuelUsedMl: fuel }),
        };
        void send(sending, run, { deed: 'close', body, then: onClose });
      }}
    >
      <TextField
        label={words('road.odometerHome')}
        hint={words('road.planned', { km: kilometresText(run.plannedMetres) })}
        unit="km"
        isNumber
        optional
        value={odometer}
        onValue={setOdometer}
        fault={faultOf(odometer) ?? sending.faultOf('odometerMetres')}
      />
      <TextField
        label={words('road.fuel')}
        unit="l"
        isNumber
        optional
        value={litres}
        onValue={setLitres}
        fault={faultOf(litres) ?? sending.faultOf('fuelUsedMl')}
      />
    </DeedSheet>
  );
}

/** The run goes on, with the same vehicle or with another that takes the goods over where the first one stands. */
export function ResumeRun({ run, onClose }: SheetProps): JSX.Element {
  const sending = useSending();
  const crew = useCrew();
  const [vehicleId, setVehicleId] = useState(run.vehicleId);
  return (
    <DeedSheet
      {...{ sending, onClose }}
      title={words('deed.resume')}
      isFaulty={false}
      onDo={() => {
        const body = { ...(vehicleId !== run.vehicleId && { vehicleId }) };
        void send(sending, run, { deed: 'resume', body, then: onClose });
      }}
    >
      <SelectField
        label={words('road.with')}
        hint={vehicleId === run.vehicleId ? undefined : words('road.takesOver')}
        value={vehicleId}
        onValue={setVehicleId}
        options={[...crew.vehicles.values()]
          .filter((it) => it.state === 'active' || it.id === run.vehicleId)
          .map((it) => ({ value: it.id, name: `${it.name} ${it.plate}` }))}
        fault={sending.faultOf('vehicleId')}
      />
    </DeedSheet>
  );
}

interface DeedSheetProps {
  readonly title: string;
  readonly sending: Sending;
  readonly isFaulty: boolean;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

function DeedSheet(props: DeedSheetProps): JSX.Element {
  const { title, sending, isFaulty, onDo, onClose, children } = props;
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isFaulty) onDo();
        }}
      >
        {sending.problem && <ProblemNote problem={sending.problem} />}
        {children}
        <Button kind="main" busy={sending.busy}>
          {title}
        </Button>
      </form>
    </Sheet>
  );
}

interface RoadDeed {
  readonly deed: 'depart' | 'close' | 'resume';
  readonly body: object;
  readonly then: () => void;
}

/** What happened on the road is true even where there is no network: it waits on this device with its time. */
async function send(sending: Sending, run: RunDetail, doing: RoadDeed): Promise<void> {
  const { deed, body, then } = doing;
  const eventTime = new Date().toISOString();
  await sending.send(
    {
      method: 'POST',
      path: `/v1/runs/${run.id}/${deed}`,
      body: deed === 'resume' ? body : { ...body, eventTime },
      title: `${words(`deed.${deed}`)} · ${run.code}`,
      group: `run ${run.id}`,
      screen: `/viajes/${run.id}`,
    },
    then,
  );
}
