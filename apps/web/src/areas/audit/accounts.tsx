import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText } from '../../language/figures';
import { useList } from '../../store/answers';
import { Row } from '../../ui/data';
import { ListOf } from '../../ui/list-of';
import { Screen as Frame } from '../../ui/screen';
import { Badge, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { words } from './words';

export { words };

type Cycle = Shape<'CycleResponse'>;

/** The cycles, each with the account of its kilos. */
export function Screen(): JSX.Element {
  const list = useList<Cycle>(addressOf('/v1/cycles', { limit: 50 }));
  return (
    <Frame title={words('accounts.title')} lead={words('accounts.lead')} back="/">
      <ListOf
        of={list}
        row={CycleRow}
        empty={<Empty icon="calendar" title={words('accounts.empty')} />}
      />
    </Frame>
  );
}

function CycleRow(cycle: Cycle): JSX.Element {
  const { id, name, state, movesOn } = cycle;
  return (
    <Row
      key={id}
      href={`/cuentas/${id}`}
      title={name}
      lead={words('accounts.moves', { day: dayText(movesOn) })}
      end={
        <Badge tone={state === 'settled' ? 'good' : state === 'cancelled' ? 'bad' : 'info'}>
          {common(`cycle.${state}`)}
        </Badge>
      }
    />
  );
}
