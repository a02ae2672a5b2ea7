import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { addressOf } from '../../api/address';
import { useAnswer } from '../../store/answers';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Answered } from '../../ui/states';
import type { Cycle } from './cycle-dates';
import { CycleFields, type CycleForm } from './cycle-form';
import { useCommuneNames } from './names';
import { words } from './words';

export { words };

/** Changes what has not come yet: a name, days to come, who takes part. */
export function Screen({ id }: { id: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/cycles/{id}', { id }));
  return (
    <Frame title={words('plan.edit')} lead={known.body?.name} back={`/ciclos/${id}`}>
      <Answered of={known}>{(cycle) => <Edit key={cycle.version} cycle={cycle} />}</Answered>
    </Frame>
  );
}

function Edit({ cycle }: { cycle: Cycle }): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const nameOf = useCommuneNames();
  const { id, version } = cycle;
  const start: CycleForm = {
    ...{ name: cycle.name, acceptHours: cycle.acceptHours, opensOn: cycle.opensOn },
    ...{ closesOn: cycle.closesOn, closesMinute: cycle.closesMinute, movesOn: cycle.movesOn },
    ...{ handsOutOn: cycle.handsOutOn, settlesOn: cycle.settlesOn },
    participantCommuneIds: cycle.participantCommuneIds,
  };
  const save = (form: CycleForm): void => {
    const body = changesOf(start, form);
    const told = { title: words('plan.edit'), group: id, screen: `/ciclos/${id}/editar` };
    void sending.send({ method: 'PATCH', path: `/v1/cycles/${id}`, body, version, ...told }, () => {
      route(`/ciclos/${id}`);
    });
  };
  return (
    <CycleFields
      {...{ start, sending, nameOf }}
      action={words('plan.save')}
      mayInvite={cycle.state === 'planned'}
      onSend={save}
    />
  );
}

/** Only what differs: a day that has come may not even be told again. */
function changesOf(start: CycleForm, form: CycleForm): Partial<CycleForm> {
  const changed = Object.entries(form).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(start[key as keyof CycleForm]),
  );
  return Object.fromEntries(changed);
}
