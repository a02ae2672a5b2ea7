import './desk.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, kilometresText, kilosText } from '../../language/figures';
import { useAnswer, useList } from '../../store/answers';
import { DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { More, Table } from '../../ui/data';
import { SelectField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { coordinatedCommunes } from './crew';
import { type Run, RUN_ICON, RUN_TONE } from './shapes';
import { words } from './words';

export { words };

const STATES: readonly Run['state'][] = [
  ...(['planned', 'published', 'cleared', 'departed', 'suspended'] as const),
  ...(['closed', 'reconciled', 'cancelled'] as const),
];

/** The runs of the commune, whatever their cycle. */
export function Screen(): JSX.Element {
  const [state, setState] = useState('');
  const [cycleId, setCycleId] = useState('');
  const cycles = useAnswer<Shape<'CyclePage'>>('/v1/cycles');
  const [communeId] = coordinatedCommunes();
  // Who coordinates nothing reads the runs of one cycle.
  const chosen = communeId === undefined && cycleId === '' ? cycles.body?.items[0]?.id : cycleId;
  const query = { communeId, cycleId: chosen, state };
  const isAskable = communeId !== undefined || Boolean(chosen);
  const runs = useList(isAskable ? addressOf('/v1/runs', query) : null);
  return (
    <Frame
      title={words('runs.title')}
      back="/"
      wide
      actions={
        <>
          <PrintButton />
          <DownloadButton href={addressOf('/v1/runs/export.csv', query)} />
        </>
      }
    >
      <div class="cols no-print">
        <SelectField
          label={words('runs.state')}
          value={state}
          onValue={setState}
          empty={words('runs.all')}
          options={STATES.map((it) => ({ value: it, name: words(`run.${it}`) }))}
        />
        <SelectField
          label={words('runs.cycle')}
          value={chosen ?? ''}
          onValue={setCycleId}
          {...(communeId !== undefined && { empty: words('runs.all') })}
          options={(cycles.body?.items ?? []).map((it) => ({ value: it.id, name: it.name }))}
        />
      </div>
      <Answered of={runs}>
        {() => (runs.items.length === 0 ? <NoRuns /> : <RunTable runs={runs.items} />)}
      </Answered>
      <More more={runs.more} />
    </Frame>
  );
}

function NoRuns(): JSX.Element {
  return (
    <Empty icon="truck" title={words('runs.none')}>
      <LinkButton kind="main" icon="route" href="/despacho">
        {words('runs.toBoard')}
      </LinkButton>
    </Empty>
  );
}

function RunTable({ runs }: { runs: readonly Run[] }): JSX.Element {
  return (
    <Table
      caption={words('runs.title')}
      items={runs}
      keyOf={(it) => it.id}
      columns={[
        {
          name: words('runs.code'),
          cell: (it) => <a href={`/viajes/${it.id}`}>{it.code}</a>,
        },
        {
          name: words('runs.state'),
          cell: (it) => (
            <Badge tone={RUN_TONE[it.state]} icon={RUN_ICON[it.state]}>
              {words(`run.${it.state}`)}
            </Badge>
          ),
        },
        { name: words('runs.day'), cell: (it) => dayText(it.dayOn) },
        { name: words('runs.vehicle'), cell: (it) => `${it.vehicleName} ${it.plate}` },
        { name: words('runs.driver'), cell: (it) => it.driverName ?? common('say.none') },
        { name: words('board.planned'), cell: (it) => kilosText(it.plannedGrams), isNumber: true },
        {
          name: words('board.delivered'),
          cell: (it) => kilosText(it.deliveredGrams),
          isNumber: true,
        },
        { name: words('run.lost'), cell: (it) => kilosText(it.lostGrams), isNumber: true },
        { name: words('runs.km'), cell: (it) => kilometresText(it.plannedMetres), isNumber: true },
      ]}
    />
  );
}
