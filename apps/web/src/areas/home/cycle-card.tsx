import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { dayText, minuteText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { Row, Rows } from '../../ui/data';
import { Badge } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

type Cycle = Shape<'CycleResponse'>;

const LIVE = new Set<Cycle['state']>(['open', 'closed', 'matched', 'moving', 'handed_out']);
const SHOWN_MAX = 3;

/** The cycles that go on now, the newest first. */
export function CycleCard(): JSX.Element {
  const cycles = useAnswer<Shape<'CyclePage'>>('/v1/cycles');
  const live = (cycles.body?.items ?? []).filter((it) => LIVE.has(it.state)).slice(0, SHOWN_MAX);
  if (cycles.body && live.length === 0) return <p class="soft">{words('home.noCycle')}</p>;
  return (
    <Rows label={words('home.cycle')}>
      {live.map((cycle) => (
        <Row
          key={cycle.id}
          href={`/ciclos/${cycle.id}`}
          title={cycle.name}
          lead={
            cycle.state === 'open' &&
            words('home.closesIn', {
              day: dayText(cycle.closesOn),
              time: minuteText(cycle.closesMinute),
            })
          }
          end={
            <Badge tone={cycle.state === 'open' ? 'good' : 'info'}>
              {common(`cycle.${cycle.state}`)}
            </Badge>
          }
        />
      ))}
    </Rows>
  );
}
