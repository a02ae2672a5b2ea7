import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { useAnswer } from '../../store/answers';
import { Button, LinkButton } from '../../ui/buttons';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import { type Sending, useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

type Driver = Shape<'DriverResponse'>;

interface DriverProps {
  readonly communeId: string;
  /** Null: a new one. */
  readonly driver: Driver | null;
  /** People who are drivers already. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** A driver as it is typed. */
interface DriverDraft {
  readonly personId: string;
  readonly licence: string;
  readonly licenceValidTo: string;
  readonly isActive: boolean;
}

function draftOf(driver: Driver | null): DriverDraft {
  if (driver === null) return { personId: '', licence: '', licenceValidTo: '', isActive: true };
  const { personId, licence, licenceValidTo, isActive } = driver;
  return { personId, licence, licenceValidTo, isActive };
}

/** Notes somebody whom the assembly sent to drive, with the licence; or corrects it. */
export function DriverSheet(props: DriverProps): JSX.Element {
  const { communeId, driver, onClose } = props;
  const [id] = useState(() => driver?.id ?? newId());
  const [draft, setDraft] = useState(() => draftOf(driver));
  const [isTold, setTold] = useState(false);
  const sending = useSending();
  const save = (): void => {
    setTold(true);
    const { personId, licence, licenceValidTo, isActive } = draft;
    if ([personId, licence, licenceValidTo].some((it) => it.trim() === '')) return;
    const facts = { licence: licence.trim(), licenceValidTo };
    const to = { path: `/v1/drivers/${id}`, screen: '/flota' };
    void sending.send(
      driver === null
        ? {
            ...{ method: 'PUT', ...to, body: { communeId, personId, ...facts } },
            title: words('driver.register'),
          }
        : {
            ...{ method: 'PATCH', ...to, body: { ...facts, isActive }, version: driver.version },
            title: words('driver.titleEdit', { name: driver.name }),
          },
      onClose,
    );
  };
  return (
    <Sheet title={driver?.name ?? words('driver.register')} onClose={onClose}>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DriverFields {...props} {...{ draft, sending, isTold }} onDraft={setDraft} />
        <Button kind="main" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}

interface FieldsProps extends DriverProps {
  readonly draft: DriverDraft;
  readonly sending: Sending;
  readonly isTold: boolean;
  readonly onDraft: (draft: DriverDraft) => void;
}

function DriverFields(props: FieldsProps): JSX.Element {
  const { communeId, driver, taken, draft, sending, isTold, onDraft } = props;
  const people = useDriverPeople(driver === null ? communeId : null, taken);
  const faultOf = (field: 'personId' | 'licence' | 'licenceValidTo'): string | undefined =>
    isTold && draft[field].trim() === '' ? common('field.required') : sending.faultOf(field);
  const set =
    (field: keyof DriverDraft) =>
    (value: string | boolean): void => {
      onDraft({ ...draft, [field]: value });
    };
  return (
    <>
      {people?.length === 0 && (
        <Note tone="warn" title={words('driver.nobody')}>
          <p>{words('driver.needsMandate')}</p>
          <LinkButton href="/vocerias">{words('driver.mandates')}</LinkButton>
        </Note>
      )}
      {driver === null && (
        <SelectField
          label={words('driver.who')}
          value={draft.personId}
          onValue={set('personId')}
          empty={words('say.choose')}
          options={people ?? []}
          fault={faultOf('personId')}
        />
      )}
      <TextField
        label={words('driver.licence')}
        value={draft.licence}
        onValue={set('licence')}
        fault={faultOf('licence')}
      />
      <TextField
        label={words('driver.validTo')}
        type="date"
        value={draft.licenceValidTo}
        onValue={set('licenceValidTo')}
        fault={faultOf('licenceValidTo')}
      />
      {driver !== null && (
        <CheckField
          label={words('driver.isActive')}
          value={draft.isActive}
          onValue={set('isActive')}
        />
      )}
    </>
  );
}

/** People with a driver's mandate of the commune who are not noted as drivers yet; undefined before it is known. */
function useDriverPeople(
  communeId: string | null,
  taken: readonly string[],
): readonly { readonly value: string; readonly name: string }[] | undefined {
  const mandates = useAnswer(
    communeId === null ? null : addressOf('/v1/mandates', { communeId, limit: 200 }),
  );
  return mandates.body?.items
    .filter((it) => it.role === 'driver' && it.revokedAt === null && !taken.includes(it.personId))
    .map((it) => ({ value: it.personId, name: it.personName }));
}
