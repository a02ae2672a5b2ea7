import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { dayText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { Row, Rows } from '../../ui/data';
import { LinkButton } from '../../ui/buttons';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

export { words };

type Cycle = Shape<'CycleResponse'>;

/** Cycles with accepted goods stand first; those that only gather orders have nothing to load yet. */
const RANK: readonly Cycle['state'][] = [
  ...(['matched', 'moving', 'closed', 'open', 'planned', 'handed_out', 'settled'] as const),
];

/** Chooses the cycle whose goods are to be put on vehicles. */
export function Screen(): JSX.Element {
  const cycles = useAnswer<Shape<'CyclePage'>>('/v1/cycles');
  return (
    <Frame title={words('pick.title')} lead={words('pick.lead')} back="/">
      <Answered of={cycles}>{({ items }) => <Cycles items={items} />}</Answered>
    </Frame>
  );
}

function Cycles({ items }: { items: readonly Cycle[] }): JSX.Element {
  const shown = items
    .filter((it) => it.state !== 'cancelled')
    .sort((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state));
  if (shown.length === 0)
    return (
      <Empty icon="calendar" title={words('pick.none')}>
        <p>{words('pick.noneWhy')}</p>
        <LinkButton href="/ciclos">{words('pick.cycles')}</LinkButton>
      </Empty>
    );
  return (
    <Rows label={words('pick.title')}>
      {shown.map((cycle) => (
        <Row
          key={cycle.id}
          href={`/despacho/${cycle.id}`}
          title={cycle.name}
          lead={words('pick.moves', { day: dayText(cycle.movesOn) })}
          end={
            <Badge tone={RANK.indexOf(cycle.state) < 2 ? 'good' : 'plain'}>
              {common(`cycle.${cycle.state}`)}
            </Badge>
          }
        />
      ))}
    </Rows>
  );
}
