import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { momentAt } from '#core/kernel';
import { minuteText, today } from '../../language/figures';
import { type Write, write } from '../../store/outbox';
import { Button, LinkButton } from '../../ui/buttons';
import { TextField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
import type { IconName } from '../../ui/icon';
import { ReasonSheet } from '../../ui/reason-sheet';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { type Cycle, minuteOf } from './cycle-dates';
import { words } from './words';

type Deed = 'open' | 'close' | 'reopen' | 'cancel' | 'hand-out' | 'settle';

/** What moves a cycle on by hand, first, and what else may be done in each state. */
const DEEDS: Readonly<Record<Cycle['state'], readonly Deed[]>> = {
  planned: ['open', 'cancel'],
  open: ['close', 'cancel'],
  closed: ['reopen', 'cancel'],
  matched: ['hand-out'],
  moving: ['hand-out'],
  handed_out: ['settle'],
  settled: [],
  cancelled: [],
};

const ICON: Readonly<Record<Deed, IconName>> = {
  ...{ open: 'unlock', close: 'lock', reopen: 'undo' },
  ...{ cancel: 'cross', 'hand-out': 'hand', settle: 'chart' },
};

/** What whoever manages the cycle may do now. All but the close is asked once more, since it cannot be taken back. */
export function CycleDeeds({
  cycle,
  isMain,
}: {
  cycle: Cycle;
  isMain: boolean;
}): JSX.Element | null {
  const sending = useSending();
  const [asking, setAsking] = useState<Deed | null>(null);
  const deeds = DEEDS[cycle.state];
  const close = (): void => {
    setAsking(null);
  };
  const begin = (deed: Deed): void => {
    if (deed !== 'close') setAsking(deed);
    else void sending.send(writeOf(cycle, 'close'), () => offerReopening(cycle));
  };
  const mayEdit = !['settled', 'cancelled'].includes(cycle.state);
  return (
    <div class="stack tight no-print">
      {sending.problem && asking === null && <ProblemNote problem={sending.problem} />}
      <div class="flow">
        {deeds.map((deed, at) => (
          <Button
            key={deed}
            kind={kindOf(deed, isMain && at === 0)}
            icon={ICON[deed]}
            busy={sending.busy}
            onPress={() => {
              begin(deed);
            }}
          >
            {words(`deed.${deed}`)}
          </Button>
        ))}
        {mayEdit && (
          <LinkButton kind="quiet" icon="edit" href={`/ciclos/${cycle.id}/editar`}>
            {common('do.edit')}
          </LinkButton>
        )}
      </div>
      {asking === 'reopen' && <Reopen {...{ cycle, sending, close }} />}
      {asking === 'cancel' && (
        <ReasonSheet
          title={words('deed.cancel')}
          action={words('deed.cancel')}
          sending={sending}
          onClose={close}
          onReason={(reason) => void sending.send(writeOf(cycle, 'cancel', { reason }), close)}
        >
          <p>{words('deed.cancelHelp')}</p>
        </ReasonSheet>
      )}
      {asking !== null && asking !== 'reopen' && asking !== 'cancel' && (
        <Ask {...{ cycle, sending, close }} deed={asking} />
      )}
    </div>
  );
}

function kindOf(deed: Deed, isMain: boolean): 'main' | 'bad' | 'plain' {
  if (deed === 'cancel') return 'bad';
  return isMain ? 'main' : 'plain';
}

interface AskProps {
  readonly cycle: Cycle;
  readonly sending: Sending;
  readonly close: () => void;
}

/** Says what a deed will do, since nothing takes it back. */
function Ask({ cycle, deed, sending, close }: AskProps & { deed: Deed }): JSX.Element {
  return (
    <Sheet title={words(`deed.${deed}`)} onClose={close}>
      <p>{words(`deed.${deed}Help`)}</p>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button
        kind="main"
        busy={sending.busy}
        onPress={() => void sending.send(writeOf(cycle, deed), close)}
      >
        {words(`deed.${deed}`)}
      </Button>
    </Sheet>
  );
}

/** Orders are taken again, until the moment that was planned or, when that has passed, until a new one. */
function Reopen({ cycle, sending, close }: AskProps): JSX.Element {
  const isPast = isClosingPast(cycle);
  const [day, setDay] = useState(isPast ? today() : cycle.closesOn);
  const [time, setTime] = useState(minuteText(cycle.closesMinute));
  const closesMinute = minuteOf(time);
  return (
    <Sheet title={words('deed.reopen')} onClose={close}>
      <p>{words('deed.reopenHelp')}</p>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <div class="cols">
        <TextField
          type="date"
          label={words('plan.closesOn')}
          value={day}
          onValue={setDay}
          fault={sending.faultOf('closesOn')}
        />
        <TextField
          type="time"
          label={words('plan.closesMinute')}
          value={time}
          onValue={setTime}
          fault={closesMinute === null ? common('field.required') : undefined}
        />
      </div>
      <Button
        kind="main"
        busy={sending.busy}
        disabled={closesMinute === null}
        onPress={() =>
          void sending.send(writeOf(cycle, 'reopen', { closesOn: day, closesMinute }), close)
        }
      >
        {words('deed.reopen')}
      </Button>
    </Sheet>
  );
}

function isClosingPast({ closesOn, closesMinute }: Cycle): boolean {
  return momentAt(closesOn, closesMinute).getTime() <= Date.now();
}

/** A close that was pressed too early is taken back with one tap, while its planned moment has not come. */
function offerReopening(cycle: Cycle): void {
  if (isClosingPast(cycle)) return;
  say(words('deed.closed'), () => void write(writeOf(cycle, 'reopen')));
}

function writeOf({ id, name }: Cycle, deed: Deed, body: object = {}): Write {
  return {
    ...{ method: 'POST', path: `/v1/cycles/${id}/${deed}`, body },
    ...{ title: `${words(`deed.${deed}`)}: ${name}`, group: id, screen: `/ciclos/${id}` },
  };
}
