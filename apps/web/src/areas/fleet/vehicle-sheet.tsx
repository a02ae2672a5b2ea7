import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { useAnswer } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { draftOf, factsOf, faultsOf, FUELS, type VehicleDraft, TERRAINS } from './vehicle-draft';
import { VehicleDeeds } from './vehicle-deeds';
import { words } from './words';

type Vehicle = Shape<'VehicleResponse'>;

interface VehicleProps {
  readonly communeId: string;
  /** Null: a new one. */
  readonly vehicle: Vehicle | null;
  readonly onClose: () => void;
}

/** Registers a vehicle or corrects what is known of it. */
export function VehicleSheet({ communeId, vehicle, onClose }: VehicleProps): JSX.Element {
  const [id] = useState(() => vehicle?.id ?? newId());
  const [draft, setDraft] = useState(() => draftOf(vehicle));
  const [isTold, setTold] = useState(false);
  const sending = useSending();
  const bases = useAnswer(addressOf('/v1/sites', { communeId, limit: 200 }));
  const faults = faultsOf(draft, vehicle === null);
  const set =
    (field: keyof VehicleDraft) =>
    (value: string | boolean): void => {
      setDraft({ ...draft, [field]: value });
    };
  const faultOf = (field: keyof VehicleDraft, sent: string = field): string | undefined => {
    const fault = faults[field];
    return isTold && fault ? common(fault) : sending.faultOf(sent);
  };
  const save = (): void => {
    setTold(true);
    const facts = factsOf(draft);
    if (Object.keys(faults).length > 0 || !facts) return;
    const { plate, ...changes } = facts;
    const name = `${draft.name} ${vehicle?.plate ?? plate}`;
    void sending.send(
      vehicle === null
        ? {
            ...{ method: 'PUT', path: `/v1/vehicles/${id}`, body: { communeId, ...facts } },
            ...{ title: words('vehicle.titleNew', { name }), screen: '/flota' },
          }
        : {
            ...{ method: 'PATCH', path: `/v1/vehicles/${id}`, body: changes },
            ...{ version: vehicle.version, title: words('vehicle.titleEdit', { name }) },
            screen: '/flota',
          },
      onClose,
    );
  };
  const line = (
    field: 'plate' | 'name' | 'kilos' | 'litres' | 'packages' | 'burns' | 'cost',
    unit?: string,
    sent?: string,
  ): JSX.Element => (
    <TextField
      label={words(`vehicle.${field}`)}
      value={draft[field]}
      onValue={set(field)}
      fault={faultOf(field, sent)}
      {...(unit !== undefined && { unit, isNumber: true })}
    />
  );
  const noBase = bases.body !== undefined && bases.body.items.length === 0;
  return (
    <Sheet
      title={vehicle === null ? words('vehicle.register') : `${vehicle.name} ${vehicle.plate}`}
      onClose={onClose}
    >
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {vehicle !== null && <VehicleDeeds vehicle={vehicle} onDone={onClose} />}
      {noBase && <Note tone="warn" title={words('vehicle.noBase')} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {vehicle === null && line('plate')}
        {line('name')}
        <SelectField
          label={words('vehicle.base')}
          value={draft.baseSiteId}
          onValue={set('baseSiteId')}
          empty={words('say.choose')}
          options={(bases.body?.items ?? []).map((it) => ({ value: it.id, name: it.name }))}
          fault={faultOf('baseSiteId')}
        />
        <div class="cols">
          {line('kilos', common('unit.kg'), 'capacityGrams')}
          {line('litres', 'l', 'capacityLitres')}
          {line('packages', words('vehicle.packagesUnit'), 'capacityPackages')}
          <SelectField
            label={words('vehicle.fuel')}
            value={draft.fuel}
            onValue={set('fuel')}
            options={FUELS.map((it) => ({ value: it, name: words(`fuel.${it}`) }))}
          />
          {line('burns', 'l', 'fuelMlPerKm')}
          {line('cost', '/ km', 'costPerKmMinor')}
          <SelectField
            label={words('vehicle.terrain')}
            value={draft.terrainMax}
            onValue={set('terrainMax')}
            options={TERRAINS.map((it) => ({ value: it, name: words(`terrain.${it}`) }))}
          />
          <TextField
            label={words('vehicle.from')}
            type="time"
            value={draft.from}
            onValue={set('from')}
            fault={faultOf('from', 'shiftFromMinute')}
          />
          <TextField
            label={words('vehicle.to')}
            type="time"
            value={draft.to}
            onValue={set('to')}
            fault={faultOf('to', 'shiftToMinute')}
          />
        </div>
        <CheckField
          label={words('vehicle.nextDay')}
          value={draft.isNextDay}
          onValue={set('isNextDay')}
        />
        <CheckField
          label={words('vehicle.refrigerated')}
          value={draft.isRefrigerated}
          onValue={set('isRefrigerated')}
        />
        <CheckField
          label={words('vehicle.lent')}
          value={draft.isLentToNetwork}
          onValue={set('isLentToNetwork')}
        />
        <Button kind="main" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}
