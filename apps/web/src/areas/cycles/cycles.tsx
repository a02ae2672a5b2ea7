import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { dayText, minuteText } from '../../language/figures';
import { mandates } from '../../session/session';
import { useList } from '../../store/answers';
import { DownloadButton, LinkButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { SelectField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import type { Cycle } from './cycle-dates';
import { CycleState } from './cycle-parts';
import { hostFor } from './rights';
import { words } from './words';

export { words };

const STATES: readonly Cycle['state'][] = [
  ...(['planned', 'open', 'closed', 'matched', 'moving', 'handed_out', 'settled'] as const),
  'cancelled',
];

/** All cycles, the newest first. */
export function Screen(): JSX.Element {
  const [state, setState] = useState('');
  // Without a choice this is the list that every phone keeps.
  const list = useList<Cycle>(addressOf('/v1/cycles', { state }));
  const mayPlan = mandates.value.some((it) => hostFor(it) !== undefined);
  return (
    <Frame
      title={words('cycles.title')}
      lead={words('cycles.lead')}
      back="/"
      actions={<DownloadButton href={addressOf('/v1/cycles/export.csv', { state })} />}
    >
      {mayPlan && (
        <LinkButton kind="main" icon="plus" href="/ciclos/nuevo">
          {words('cycles.new')}
        </LinkButton>
      )}
      <SelectField
        label={words('cycles.state')}
        value={state}
        onValue={setState}
        empty={words('cycles.any')}
        options={STATES.map((value) => ({ value, name: common(`cycle.${value}`) }))}
      />
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="calendar" title={words('cycles.empty')}>
              <p>{words(mayPlan ? 'cycles.emptyPlan' : 'cycles.emptyWait')}</p>
            </Empty>
          ) : (
            <Rows>
              {[...items].sort(newestFirst).map((it) => (
                <Row
                  key={it.id}
                  href={`/ciclos/${it.id}`}
                  title={it.name}
                  lead={words('cycles.dates', {
                    closes: `${dayText(it.closesOn)}, ${minuteText(it.closesMinute)}`,
                    handsOut: dayText(it.handsOutOn),
                  })}
                  end={<CycleState state={it.state} />}
                />
              ))}
            </Rows>
          )
        }
      </Answered>
      <More more={list.more} />
    </Frame>
  );
}

function newestFirst(one: Cycle, other: Cycle): number {
  return other.opensOn.localeCompare(one.opensOn) || other.createdAt.localeCompare(one.createdAt);
}
