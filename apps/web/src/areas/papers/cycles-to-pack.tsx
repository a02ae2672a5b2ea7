import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { dayText } from '../../language/figures';
import { useList } from '../../store/answers';
import { More, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

export { words };

type Cycle = Shape<'CycleResponse'>;

/** Cycles that are packed for now stand before those that are over. */
const OVER: ReadonlySet<Cycle['state']> = new Set(['settled', 'cancelled']);

/** Of which cycle the packing lists are wanted. */
export function Screen(): JSX.Element {
  const cycles = useList<Cycle>('/v1/cycles');
  const isOver = ({ state }: Cycle): number => (OVER.has(state) ? 1 : 0);
  return (
    <Frame title={words('lists.title')} lead={words('lists.lead')} back="/">
      <Answered of={cycles}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="calendar" title={words('lists.empty')}>
              <p>{words('lists.emptyWhy')}</p>
            </Empty>
          ) : (
            <Rows label={words('lists.title')}>
              {[...items].sort((a, b) => isOver(a) - isOver(b)).map(CycleRow)}
            </Rows>
          )
        }
      </Answered>
      <More more={cycles.more} />
    </Frame>
  );
}

function CycleRow({ id, name, state, movesOn, handsOutOn }: Cycle): JSX.Element {
  return (
    <Row
      key={id}
      href={`/listas/${id}`}
      title={name}
      lead={words('lists.days', { moves: dayText(movesOn), handsOut: dayText(handsOutOn) })}
      end={<Badge tone={state === 'open' ? 'good' : 'info'}>{common(`cycle.${state}`)}</Badge>}
    />
  );
}
