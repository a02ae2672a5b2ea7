import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { minuteText } from '../../language/figures';
import { Button } from '../../ui/buttons';
import { CommuneField } from '../../ui/commune-field';
import { ChoiceField, TextField } from '../../ui/fields';
import type { Sending } from '../../ui/form';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { type CycleDates, DATE_FIELDS, minuteOf, misplacedDate } from './cycle-dates';
import { words } from './words';

export interface CycleForm extends CycleDates {
  readonly name: string;
  readonly acceptHours: number;
  readonly participantCommuneIds: readonly string[];
}

interface FormProps {
  readonly start: CycleForm;
  readonly sending: Sending;
  readonly action: string;
  /** Participants can change while nobody has ordered. */
  readonly mayInvite: boolean;
  readonly nameOf: (communeId: string) => string;
  readonly onSend: (form: CycleForm) => void;
}

/** What a cycle is planned with: its name, its days in order, who takes part. */
export function CycleFields(props: FormProps): JSX.Element {
  const { start, sending, action, mayInvite, nameOf, onSend } = props;
  const typed = useTypedCycle(start);
  const { form, set, full, minute, misplaced, hours, setHours } = typed;
  const [isTold, setTold] = useState(false);
  const isNamed = form.name.trim() !== '';
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTold(true);
        if (isNamed && full && !misplaced) onSend({ ...full, name: form.name.trim() });
      }}
    >
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <TextField
        label={words('plan.name')}
        hint={words('plan.nameHelp')}
        value={form.name}
        onValue={(name) => {
          set({ name });
        }}
        fault={isTold && !isNamed ? common('field.required') : undefined}
      />
      <DayFields
        {...typed}
        faultOf={(field) => {
          if (field === misplaced) return words('plan.misplaced');
          if (field === 'closesMinute' && minute === null) return common('field.required');
          return sending.faultOf(field);
        }}
      />
      <TextField
        label={words('plan.acceptHours')}
        hint={words('plan.acceptHoursHelp')}
        unit={words('plan.hours')}
        isNumber
        value={hours}
        onValue={setHours}
        fault={typed.acceptHours === null ? common('field.number') : sending.faultOf('acceptHours')}
      />
      {mayInvite && (
        <Participants
          ids={form.participantCommuneIds}
          nameOf={nameOf}
          onIds={(participantCommuneIds) => {
            set({ participantCommuneIds });
          }}
        />
      )}
      <Button kind="main" icon="check" busy={sending.busy}>
        {action}
      </Button>
    </form>
  );
}

interface TypedCycle {
  readonly form: CycleForm;
  readonly set: (change: Partial<CycleForm>) => void;
  readonly time: string;
  readonly setTime: (time: string) => void;
  readonly hours: string;
  readonly setHours: (hours: string) => void;
  readonly minute: number | null;
  readonly acceptHours: number | null;
  /** All of it, once the time and the hours are figures. */
  readonly full: CycleForm | null;
  readonly misplaced: string | null;
}

/** A cycle as it is typed: figures are text until they are read. */
function useTypedCycle(start: CycleForm): TypedCycle {
  const [form, setForm] = useState(start);
  const [time, setTime] = useState(minuteText(start.closesMinute));
  const [hours, setHours] = useState(String(start.acceptHours));
  const minute = minuteOf(time);
  const acceptHours = /^\d{1,3}$/.test(hours.trim()) ? Number(hours) : null;
  const set = (change: Partial<CycleForm>): void => {
    setForm((old) => ({ ...old, ...change }));
  };
  const isFull = minute !== null && acceptHours !== null;
  const full = isFull ? { ...form, closesMinute: minute, acceptHours } : null;
  const misplaced = misplacedDate({ ...form, closesMinute: minute ?? form.closesMinute });
  return { form, set, time, setTime, hours, setHours, minute, acceptHours, full, misplaced };
}

interface DayFieldsProps extends Pick<TypedCycle, 'form' | 'set' | 'time' | 'setTime'> {
  readonly faultOf: (field: string) => string | undefined;
}

function DayFields({ form, set, time, setTime, faultOf }: DayFieldsProps): JSX.Element {
  return (
    <section class="stack tight">
      <h2>{words('plan.days')}</h2>
      <div class="cols">
        {DATE_FIELDS.map((field) => (
          <TextField
            key={field}
            type="date"
            label={words(`plan.${field}`)}
            value={form[field]}
            onValue={(value) => {
              set({ [field]: value });
            }}
            fault={faultOf(field)}
          />
        ))}
        <TextField
          type="time"
          label={words('plan.closesMinute')}
          value={time}
          onValue={setTime}
          fault={faultOf('closesMinute')}
        />
      </div>
    </section>
  );
}

interface ParticipantsProps {
  readonly ids: readonly string[];
  readonly nameOf: (communeId: string) => string;
  readonly onIds: (ids: readonly string[]) => void;
}

/** The whole network, or the communes that are named one by one. */
function Participants({ ids, nameOf, onIds }: ParticipantsProps): JSX.Element {
  const [who, setWho] = useState(ids.length === 0 ? 'all' : 'some');
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  return (
    <section class="stack tight">
      <ChoiceField
        label={words('plan.who')}
        value={who}
        onValue={(value) => {
          setWho(value);
          if (value === 'all') onIds([]);
        }}
        options={[
          { value: 'all', name: words('plan.all') },
          { value: 'some', name: words('plan.some') },
        ]}
      />
      {who === 'some' && (
        <>
          <ul class="choice">
            {ids.map((id) => (
              <li key={id} class="badge">
                {names.get(id) ?? nameOf(id)}
                <Button
                  kind="quiet"
                  icon="cross"
                  label={words('plan.remove', { name: names.get(id) ?? nameOf(id) })}
                  onPress={() => {
                    onIds(ids.filter((it) => it !== id));
                  }}
                >
                  {''}
                </Button>
              </li>
            ))}
          </ul>
          <CommuneField
            label={words('plan.add')}
            value=""
            without={ids}
            onValue={(id, commune) => {
              if (!commune) return;
              setNames((old) => new Map(old).set(id, commune.name));
              onIds([...ids, id]);
            }}
          />
        </>
      )}
    </section>
  );
}
