import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { dayText, kilosText } from '../../language/figures';
import { LinkButton } from '../../ui/buttons';
import { Figures } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Note } from '../../ui/states';
import { NextCard } from './next-card';
import { OnTheWay } from './on-the-way';
import { nextOf, onBoardGrams, type RunDetail } from './run-now';
import { RUN_TONES } from './run-words';
import { StopList } from './stop-list';
import { type DrivenRun, useRun } from './use-run';
import { Happened, Unsent } from './what-happened';
import { words } from './words';

export { words };

/** A run for its driver: what comes next in one button, and below it all the rest. It needs no network. */
export function Screen({ id }: { id: string }): JSX.Element {
  const run = useRun(id);
  const { body } = run.known;
  return (
    <Frame
      title={body ? words('run.title', { code: body.code }) : words('runs.title')}
      lead={body && `${dayText(body.dayOn)} · ${body.vehicleName} · ${body.plate}`}
      back="/mis-viajes"
    >
      <Answered of={run.known}>{(now) => <Sheet run={now} waiting={run.waiting} />}</Answered>
    </Frame>
  );
}

function Sheet({ run, waiting }: { run: RunDetail; waiting: DrivenRun['waiting'] }): JSX.Element {
  const [chosenId, setChosen] = useState<string>();
  const next = nextOf(run, chosenId);
  return (
    <>
      <div class="flow spread">
        <Badge tone={RUN_TONES[run.state]}>{words(`run.${run.state}`)}</Badge>
        <LinkButton kind="quiet" icon="document" href={`/viajes/${run.id}/manifiesto`}>
          {words('run.manifest')}
        </LinkButton>
      </div>
      {next ? <NextCard run={run} next={next} /> : <NothingToDo run={run} />}
      <Unsent waiting={waiting} />
      <Sums run={run} />
      <StopList run={run} next={next} onChoose={setChosen} />
      {next && next.kind !== 'depart' && <OnTheWay run={run} />}
      <Happened run={run} />
    </>
  );
}

function NothingToDo({ run }: { run: RunDetail }): JSX.Element {
  const isOver = run.state === 'closed' || run.state === 'reconciled';
  return (
    <Note tone={isOver ? 'good' : 'info'} title={words(`state.${run.state}`)}>
      {run.state === 'cancelled' && run.cancelReason !== null && <p>{run.cancelReason}</p>}
    </Note>
  );
}

/** What was announced and not there is no loss; what was on board and did not arrive is one. */
function Sums({ run }: { run: RunDetail }): JSX.Element | null {
  const taken = run.shipments.filter(({ loadedGrams }) => loadedGrams !== null);
  if (taken.length === 0) return null;
  const sum = (of: (it: RunDetail['shipments'][number]) => number | null): number =>
    taken.reduce((total, it) => total + (of(it) ?? 0), 0);
  const loaded = sum((it) => it.loadedGrams);
  return (
    <section class="stack tight">
      <h2>{words('sums.title')}</h2>
      <Figures
        of={[
          [words('sums.onBoard'), kilosText(onBoardGrams(run))],
          [words('sums.delivered'), kilosText(sum((it) => it.deliveredGrams))],
          [words('sums.difference'), kilosText(loaded - sum((it) => it.grams))],
          [words('sums.lost'), kilosText(sum((it) => it.lostGrams))],
        ]}
      />
      <p class="soft small">{words('sums.apart')}</p>
    </section>
  );
}
