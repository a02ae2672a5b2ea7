import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { dayText, today } from '../../language/figures';
import { mandate, mandates } from '../../session/session';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Empty } from '../../ui/states';
import { usualDates } from './cycle-dates';
import { CycleFields, type CycleForm } from './cycle-form';
import { useCommuneNames } from './names';
import { hostFor } from './rights';
import { words } from './words';

export { words };

const ACCEPT_HOURS = 12;

/** A new cycle: with the days of the usual week, to be changed. */
export function Screen(): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const nameOf = useCommuneNames();
  const [id] = useState(() => newId());
  const [start] = useState(usualForm);
  const acting = mandate.value;
  const candidates = acting ? [acting, ...mandates.value] : mandates.value;
  const convening = candidates.find((it) => hostFor(it) !== undefined);
  const hostCommuneId = convening && hostFor(convening);
  const plan = (form: CycleForm): void => {
    const body = { ...form, hostCommuneId };
    const told = { title: words('plan.title'), group: id, screen: '/ciclos/nuevo' };
    void sending.send({ method: 'PUT', path: `/v1/cycles/${id}`, body, ...told }, ({ kind }) => {
      route(kind === 'sent' ? `/ciclos/${id}` : '/ciclos');
    });
  };
  return (
    <Frame
      title={words('plan.title')}
      lead={
        hostCommuneId == null
          ? words('plan.lead')
          : words('plan.leadHost', { commune: convening?.communeName ?? '' })
      }
      back="/ciclos"
    >
      {hostCommuneId === undefined ? (
        <Empty icon="lock" title={words('plan.notYours')} />
      ) : (
        <CycleFields
          {...{ start, sending, nameOf }}
          action={words('plan.do')}
          mayInvite
          onSend={plan}
        />
      )}
    </Frame>
  );
}

function usualForm(): CycleForm {
  const dates = usualDates(today());
  const name = words('plan.usualName', { day: dayText(dates.handsOutOn) });
  return { ...dates, name, acceptHours: ACCEPT_HOURS, participantCommuneIds: [] };
}
