import type { JSX } from 'preact';
import { SelectField, TextField } from '../../ui/fields';
import type { Crew } from './crew';
import { words } from './words';

/** Which vehicle, who drives, on which day. */
export interface CrewChoice {
  readonly vehicleId: string;
  readonly driverId: string;
  readonly dayOn: string;
}

interface CrewFieldsProps {
  readonly crew: Crew;
  readonly choice: CrewChoice;
  readonly onChoice: (choice: CrewChoice) => void;
  readonly faultOf: (field: keyof CrewChoice) => string | undefined;
}

/** The three things that make a run, whether it is new or changed. */
export function CrewFields({ crew, choice, onChoice, faultOf }: CrewFieldsProps): JSX.Element {
  const vehicles = [...crew.vehicles.values()]
    .filter((it) => it.state === 'active' || it.id === choice.vehicleId)
    .sort(
      (a, b) => Number(b.communeId === crew.communeId) - Number(a.communeId === crew.communeId),
    );
  return (
    <>
      <SelectField
        label={words('runs.vehicle')}
        value={choice.vehicleId}
        onValue={(vehicleId) => {
          onChoice({ ...choice, vehicleId });
        }}
        options={vehicles.map((it) => ({
          value: it.id,
          name:
            it.communeId === crew.communeId
              ? `${it.name} ${it.plate}`
              : words('crew.lent', { vehicle: `${it.name} ${it.plate}`, commune: it.communeName }),
        }))}
        empty={words('crew.chooseVehicle')}
        fault={faultOf('vehicleId')}
      />
      <SelectField
        label={words('runs.driver')}
        value={choice.driverId}
        onValue={(driverId) => {
          onChoice({ ...choice, driverId });
        }}
        options={crew.drivers
          .filter((it) => it.isActive)
          .map((it) => ({ value: it.id, name: it.name }))}
        empty={words('crew.later')}
        fault={faultOf('driverId')}
      />
      <TextField
        label={words('runs.day')}
        type="date"
        value={choice.dayOn}
        onValue={(dayOn) => {
          onChoice({ ...choice, dayOn });
        }}
        fault={faultOf('dayOn')}
      />
    </>
  );
}
