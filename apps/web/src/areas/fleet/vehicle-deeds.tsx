import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { type Write, write } from '../../store/outbox';
import { Button } from '../../ui/buttons';
import { type Sending, useSending } from '../../ui/form';
import { ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { words } from './words';

type Vehicle = Shape<'VehicleResponse'>;
type Deed = 'break' | 'repair' | 'retire';

/** A vehicle breaks down, is mended, or leaves for good. */
export function VehicleDeeds({
  vehicle,
  onDone,
}: {
  vehicle: Vehicle;
  onDone: () => void;
}): JSX.Element | null {
  const sending = useSending();
  if (vehicle.state === 'retired') return null;
  const next: Deed = vehicle.state === 'active' ? 'break' : 'repair';
  return (
    <div class="stack tight">
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <div class="flow">
        <Button
          icon="wrench"
          busy={sending.busy}
          onPress={() => void move(sending, vehicle, next, onDone)}
        >
          {words(`vehicle.${next}`)}
        </Button>
        <Button
          kind="bad"
          icon="bin"
          busy={sending.busy}
          onPress={() => void move(sending, vehicle, 'retire', onDone)}
        >
          {words('vehicle.retire')}
        </Button>
      </div>
      <p class="soft small">{words('vehicle.retireWhat')}</p>
    </div>
  );
}

function asked({ id, name, plate }: Vehicle, deed: Deed): Write {
  return {
    method: 'POST',
    ...{ path: `/v1/vehicles/${id}/${deed}`, group: `/v1/vehicles/${id}` },
    ...{ title: `${words(`vehicle.${deed}`)}: ${name} ${plate}`, screen: '/flota' },
  };
}

async function move(
  sending: Sending,
  vehicle: Vehicle,
  deed: Deed,
  onDone: () => void,
): Promise<void> {
  await sending.send(asked(vehicle, deed), () => {
    if (deed !== 'retire') {
      const back = deed === 'break' ? 'repair' : 'break';
      say(words(`vehicle.${deed}Done`), () => void write(asked(vehicle, back)));
    }
    onDone();
  });
}
