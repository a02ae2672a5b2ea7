import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { useAnswer } from '../../store/answers';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Loading } from '../../ui/states';
import { words } from './words';

export { words };

/** A notice names a plan without its cycle; the board lies below the cycle, so this asks and leads on. */
export function Screen({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const plan = useAnswer(addressOf('/v1/run-plans/{id}', { id }));
  const cycleId = plan.body?.cycleId;
  useEffect(() => {
    if (cycleId !== undefined) route(`/despacho/${cycleId}/plan/${id}`, true);
  }, [cycleId, id]);
  return (
    <Frame title={words('note.plan')} back="/avisos">
      <Answered of={plan}>{() => <Loading />}</Answered>
    </Frame>
  );
}
