import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { call } from '../../api/call';
import { today } from '../../language/figures';
import { Button, LinkButton } from '../../ui/buttons';
import { useSending } from '../../ui/form';
import { Sheet } from '../../ui/sheet';
import { Empty, ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { common } from '../../ui/words';
import { loadBoard, noteOwn } from './board-store';
import type { Crew } from './crew';
import { type CrewChoice, CrewFields } from './crew-fields';
import type { RunDetail } from './shapes';
import { words } from './words';

interface NewRunProps {
  readonly cycleId: string;
  readonly crew: Crew;
  readonly dayOn: string;
  readonly onClose: () => void;
}

/** Opens an empty lane: a vehicle on a day, with or without its driver. */
export function NewRun({ cycleId, crew, dayOn, onClose }: NewRunProps): JSX.Element {
  const [id] = useState(() => newId());
  const [choice, setChoice] = useState<CrewChoice>({
    ...{ vehicleId: '', driverId: '' },
    // A cycle that is late still moves: a day that is over cannot be planned for.
    dayOn: dayOn < today() ? today() : dayOn,
  });
  const [isTold, setTold] = useState(false);
  const sending = useSending();
  const isMissing = (field: 'vehicleId' | 'dayOn'): boolean => choice[field] === '';
  const { communeId } = crew;
  const create = (): void => {
    setTold(true);
    if (isMissing('vehicleId') || isMissing('dayOn') || communeId === null) return;
    const { driverId, ...rest } = choice;
    const body = { communeId, cycleId, ...rest, ...(driverId !== '' && { driverId }) };
    void sending.ask(
      () => call<RunDetail>({ method: 'PUT', path: `/v1/runs/${id}`, body }),
      (run) => {
        noteOwn(run);
        void loadBoard(cycleId);
        say(words('board.made', { vehicle: run.vehicleName }));
        onClose();
      },
    );
  };
  return (
    <Sheet title={words('board.newRun')} onClose={onClose}>
      {crew.vehicles.size === 0 ? (
        <Empty icon="truck" title={words('crew.noVehicle')}>
          <LinkButton href="/flota">{words('crew.fleet')}</LinkButton>
        </Empty>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            create();
          }}
        >
          {sending.problem && <ProblemNote problem={sending.problem} />}
          <CrewFields
            {...{ crew, choice }}
            onChoice={setChoice}
            faultOf={(field) =>
              isTold && field !== 'driverId' && isMissing(field)
                ? common('field.required')
                : sending.faultOf(field)
            }
          />
          <Button kind="main" icon="plus" busy={sending.busy}>
            {words('board.newRun')}
          </Button>
        </form>
      )}
    </Sheet>
  );
}
