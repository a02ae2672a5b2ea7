import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, kilosText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { outbox } from '../../store/outbox';
import { Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { RUN_TONES } from './run-words';
import { words } from './words';

export { words };

type Run = Shape<'RunResponse'>;

const OVER: ReadonlySet<Run['state']> = new Set(['closed', 'reconciled', 'cancelled']);

/** The runs of whoever drives: what is to be driven, the nearest day first, and below what is over. */
export function Screen(): JSX.Element {
  const runs = useAnswer(addressOf('/v1/me/runs'));
  return (
    <Frame title={words('runs.title')} back="/">
      <Answered of={runs}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="truck" title={words('runs.empty')}>
              <p>{words('runs.emptyWhy')}</p>
            </Empty>
          ) : (
            <Lists runs={all} />
          )
        }
      </Answered>
    </Frame>
  );
}

function Lists({ runs }: { runs: readonly Run[] }): JSX.Element {
  const ahead = runs.filter(({ state }) => !OVER.has(state));
  const over = runs.filter(({ state }) => OVER.has(state));
  const nearestFirst = [...ahead].sort((a, b) => (a.dayOn < b.dayOn ? -1 : 1));
  return (
    <>
      {ahead.length > 0 ? (
        <Rows label={words('runs.title')}>{nearestFirst.map(RunRow)}</Rows>
      ) : (
        <p>{words('runs.noneAhead')}</p>
      )}
      {over.length > 0 && (
        <details class="stack tight">
          <summary class="row">{words('runs.over', { n: over.length })}</summary>
          <Rows>{over.map(RunRow)}</Rows>
        </details>
      )}
    </>
  );
}

function RunRow(run: Run): JSX.Element {
  const { id, code, state, dayOn, vehicleName, plate, stopCount, plannedGrams } = run;
  const n = outbox.value.filter(({ group }) => group === id).length;
  const load = words('runs.load', { n: stopCount, kilos: kilosText(plannedGrams) });
  return (
    <Row
      key={id}
      href={`/ruta/${id}`}
      title={`${dayText(dayOn)} · ${vehicleName}`}
      lead={`${code} · ${plate} · ${load}`}
      end={
        n > 0 ? (
          <Badge tone="warn" icon="send">
            {common('say.pending')}: {n}
          </Badge>
        ) : (
          <Badge tone={RUN_TONES[state]}>{words(`run.${state}`)}</Badge>
        )
      }
    />
  );
}
