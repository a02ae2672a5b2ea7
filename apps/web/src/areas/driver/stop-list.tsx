import type { JSX } from 'preact';
import { clockText, kilosText } from '../../language/figures';
import { Icon } from '../../ui/icon';
import { Row, Rows } from '../../ui/data';
import { Badge } from '../../ui/states';
import { isOpen, NEXT_PLACE, type Next, type RunDetail, type Stop } from './run-now';
import { STOP_ICONS, STOP_TONES } from './run-words';
import { words } from './words';

interface StopListProps {
  readonly run: RunDetail;
  readonly next: Next | null;
  readonly onChoose: (stopId: string) => void;
}

/** All stops in their order. One that is open can be taken first: roads are not always as planned. */
export function StopList({ run, next, onChoose }: StopListProps): JSX.Element {
  const nowId = next && 'stop' in next ? next.stop.id : undefined;
  const isOnRoad = next !== null && next.kind !== 'depart';
  const canChoose = (stop: Stop): boolean =>
    isOnRoad && isOpen(stop) && stop.id !== nowId && !stop.id.startsWith(NEXT_PLACE);
  return (
    <section class="stack tight">
      <h2>{words('stops.title')}</h2>
      {isOnRoad && run.stops.filter(isOpen).length > 1 && (
        <p class="soft small">{words('stops.choose')}</p>
      )}
      <Rows label={words('stops.title')}>
        {run.stops.map((stop) => (
          <Row
            key={stop.id}
            start={<Icon name={STOP_ICONS[stop.kind]} />}
            title={stop.siteName}
            lead={leadOf(run, stop)}
            {...((stop.state !== 'planned' || stop.id === nowId) && {
              end: <StopState stop={stop} isNow={stop.id === nowId} />,
            })}
            {...(canChoose(stop) && {
              onPress: () => {
                onChoose(stop.id);
                scrollTo({ top: 0, behavior: 'smooth' });
              },
            })}
          />
        ))}
      </Rows>
    </section>
  );
}

function StopState({ stop, isNow }: { stop: Stop; isNow: boolean }): JSX.Element {
  if (isNow && stop.state === 'planned') return <Badge tone="info">{words('stops.now')}</Badge>;
  const { state } = stop;
  return <Badge tone={STOP_TONES[state]}>{words(`stopState.${state}`)}</Badge>;
}

function leadOf({ shipments }: RunDetail, { id, kind, arrivesAt }: Stop): string {
  const isUp = kind === 'pick_up';
  const goods = shipments.filter((it) => (isUp ? it.pickUpStopId : it.deliveryStopId) === id);
  const grams = goods.reduce((sum, it) => sum + gramsOf(it, isUp), 0);
  const parts = [
    words(`stop.${kind}`),
    ...(grams > 0 ? [kilosText(grams)] : []),
    ...(arrivesAt === null ? [] : [clockText(arrivesAt)]),
  ];
  return parts.join(' · ');
}

function gramsOf(it: RunDetail['shipments'][number], isUp: boolean): number {
  return (isUp ? it.loadedGrams : (it.deliveredGrams ?? it.loadedGrams)) ?? it.grams;
}
