import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import { useAnswer } from '../../store/answers';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import type { Sending } from '../../ui/form';
import { Note } from '../../ui/states';
import { common } from '../../ui/words';
import { FUELS, TERRAINS, type VehicleDraft, type VehicleFaults } from './vehicle-draft';
import { words } from './words';

interface FieldsProps {
  readonly draft: VehicleDraft;
  readonly onDraft: (draft: VehicleDraft) => void;
  readonly faults: VehicleFaults;
  readonly sending: Sending;
}

type LineField = 'plate' | 'name' | 'kilos' | 'litres' | 'packages' | 'burns' | 'cost';

interface LineProps extends FieldsProps {
  readonly field: LineField;
  /** What the API calls it. */
  readonly sent?: string;
  /** Of a figure. */
  readonly unit?: string;
}

function Line(props: LineProps): JSX.Element {
  const { draft, onDraft, faults, sending, field, sent = field, unit } = props;
  const fault = faults[field];
  return (
    <TextField
      label={words(`vehicle.${field}`)}
      value={draft[field]}
      onValue={(value) => {
        onDraft({ ...draft, [field]: value });
      }}
      fault={fault ? common(fault) : sending.faultOf(sent)}
      {...(unit !== undefined && { unit, isNumber: true })}
    />
  );
}

/** How people know it, and where it belongs. */
export function NameFields(
  props: FieldsProps & { readonly communeId: string; readonly isNew: boolean },
): JSX.Element {
  const { communeId, isNew, draft, onDraft, faults, sending } = props;
  const sites = useAnswer(addressOf('/v1/sites', { communeId, limit: 200 }));
  const fault = faults.baseSiteId;
  return (
    <>
      {sites.body?.items.length === 0 && <Note tone="warn" title={words('vehicle.noBase')} />}
      {isNew && <Line {...props} field="plate" />}
      <Line {...props} field="name" />
      <SelectField
        label={words('vehicle.base')}
        value={draft.baseSiteId}
        onValue={(baseSiteId) => {
          onDraft({ ...draft, baseSiteId });
        }}
        empty={words('say.choose')}
        options={(sites.body?.items ?? []).map((it) => ({ value: it.id, name: it.name }))}
        fault={fault ? common(fault) : sending.faultOf('baseSiteId')}
      />
    </>
  );
}

/** How much it carries, burns and costs, and on which roads. */
export function RoomFields(props: FieldsProps): JSX.Element {
  const { draft, onDraft } = props;
  return (
    <div class="cols">
      <Line {...props} field="kilos" sent="capacityGrams" unit={common('unit.kg')} />
      <Line {...props} field="litres" sent="capacityLitres" unit="l" />
      <Line
        {...props}
        field="packages"
        sent="capacityPackages"
        unit={words('vehicle.packagesUnit')}
      />
      <SelectField
        label={words('vehicle.fuel')}
        value={draft.fuel}
        onValue={(fuel) => {
          onDraft({ ...draft, fuel: FUELS.find((it) => it === fuel) ?? draft.fuel });
        }}
        options={FUELS.map((it) => ({ value: it, name: words(`fuel.${it}`) }))}
      />
      <Line {...props} field="burns" sent="fuelMlPerKm" unit="l" />
      <Line {...props} field="cost" sent="costPerKmMinor" unit="/ km" />
      <SelectField
        label={words('vehicle.terrain')}
        value={draft.terrainMax}
        onValue={(terrain) => {
          const terrainMax = TERRAINS.find((it) => it === terrain) ?? draft.terrainMax;
          onDraft({ ...draft, terrainMax });
        }}
        options={TERRAINS.map((it) => ({ value: it, name: words(`terrain.${it}`) }))}
      />
    </div>
  );
}

/** When it may drive, and for whom. */
export function ShiftFields({ draft, onDraft, faults, sending }: FieldsProps): JSX.Element {
  const ends = [
    ['from', 'shiftFromMinute'],
    ['to', 'shiftToMinute'],
  ] as const;
  const flags = [
    ['isNextDay', words('vehicle.nextDay')],
    ['isRefrigerated', words('vehicle.refrigerated')],
    ['isLentToNetwork', words('vehicle.lent')],
  ] as const;
  return (
    <>
      <div class="cols">
        {ends.map(([field, sent]) => {
          const fault = faults[field];
          return (
            <TextField
              key={field}
              label={words(`vehicle.${field}`)}
              type="time"
              value={draft[field]}
              onValue={(value) => {
                onDraft({ ...draft, [field]: value });
              }}
              fault={fault ? common(fault) : sending.faultOf(sent)}
            />
          );
        })}
      </div>
      <div>
        {flags.map(([field, label]) => (
          <CheckField
            key={field}
            label={label}
            value={draft[field]}
            onValue={(value) => {
              onDraft({ ...draft, [field]: value });
            }}
          />
        ))}
      </div>
    </>
  );
}
