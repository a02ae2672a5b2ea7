import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { Button } from '../../ui/buttons';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { draftOf, factsOf, faultsOf } from './vehicle-draft';
import { VehicleDeeds } from './vehicle-deeds';
import { NameFields, RoomFields, ShiftFields } from './vehicle-fields';
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
  const faults = faultsOf(draft, vehicle === null);
  const save = (): void => {
    setTold(true);
    const facts = factsOf(draft);
    if (Object.keys(faults).length > 0 || !facts) return;
    const { plate, ...changes } = facts;
    const name = `${draft.name} ${vehicle?.plate ?? plate}`;
    const to = { path: `/v1/vehicles/${id}`, screen: '/flota' };
    void sending.send(
      vehicle === null
        ? {
            ...{ method: 'PUT', ...to, body: { communeId, ...facts } },
            title: words('vehicle.titleNew', { name }),
          }
        : {
            ...{ method: 'PATCH', ...to, body: changes, version: vehicle.version },
            title: words('vehicle.titleEdit', { name }),
          },
      onClose,
    );
  };
  const fields = { draft, onDraft: setDraft, faults: isTold ? faults : {}, sending };
  return (
    <Sheet
      title={vehicle === null ? words('vehicle.register') : `${vehicle.name} ${vehicle.plate}`}
      onClose={onClose}
    >
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {vehicle !== null && <VehicleDeeds vehicle={vehicle} onDone={onClose} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <NameFields {...fields} {...{ communeId }} isNew={vehicle === null} />
        <RoomFields {...fields} />
        <ShiftFields {...fields} />
        <Button kind="main" busy={sending.busy}>
          {common('do.save')}
        </Button>
      </form>
    </Sheet>
  );
}
