import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { useAnswer } from '../../store/answers';
import { Button, LinkButton } from '../../ui/buttons';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
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

/** Notes somebody whom the assembly sent to drive, with the licence; or corrects it. */
export function DriverSheet({ communeId, driver, taken, onClose }: DriverProps): JSX.Element {
  const [id] = useState(() => driver?.id ?? newId());
  const [personId, setPersonId] = useState('');
  const [licence, setLicence] = useState(driver?.licence ?? '');
  const [licenceValidTo, setValidTo] = useState(driver?.licenceValidTo ?? '');
  const [isActive, setActive] = useState(driver?.isActive ?? true);
  const [isTold, setTold] = useState(false);
  const sending = useSending();
  const people = useDriverPeople(driver === null ? communeId : null, taken);
  const path = `/v1/drivers/${id}`;
  const missing = (value: string, field: string): string | undefined =>
    isTold && value.trim() === '' ? common('field.required') : sending.faultOf(field);
  const save = (): void => {
    setTold(true);
    if (licence.trim() === '' || licenceValidTo === '') return;
    if (driver === null && personId === '') return;
    const facts = { licence: licence.trim(), licenceValidTo };
    void sending.send(
      driver === null
        ? {
            ...{ method: 'PUT', path, body: { communeId, personId, ...facts } },
            ...{ title: words('driver.register'), screen: '/flota' },
          }
        : {
            ...{ method: 'PATCH', path, body: { ...facts, isActive }, version: driver.version },
            ...{ title: words('driver.titleEdit', { name: driver.name }), screen: '/flota' },
          },
      onClose,
    );
  };
  return (
    <Sheet title={driver?.name ?? words('driver.register')} onClose={onClose}>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {people?.length === 0 && (
        <Note tone="warn" title={words('driver.nobody')}>
          <p>{words('driver.needsMandate')}</p>
          <LinkButton href="/vocerias">{words('driver.mandates')}</LinkButton>
        </Note>
      )}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {driver === null && (
          <SelectField
            label={words('driver.who')}
            value={personId}
            onValue={setPersonId}
            empty={words('say.choose')}
            options={people ?? []}
            fault={missing(personId, 'personId')}
          />
        )}
        <TextField
          label={words('driver.licence')}
          value={licence}
          onValue={setLicence}
          fault={missing(licence, 'licence')}
        />
        <TextField
          label={words('driver.validTo')}
          type="date"
          value={licenceValidTo}
          onValue={setValidTo}
          fault={missing(licenceValidTo, 'licenceValidTo')}
        />
        {driver !== null && (
          <CheckField label={words('driver.isActive')} value={isActive} onValue={setActive} />
        )}
        <Button kind="main" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
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
