import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { kilosText, numberText } from '../../language/figures';
import { Figures, Row, Rows, Table } from '../../ui/data';
import { reasonText } from './run-parts';
import { words } from './words';

type Run = Shape<'MatchingRunDetail'>;
type Totals = Shape<'RunTotalsResponse'>;

/** What a sharing gave: kilos that found a taker, orders that were filled, and why the rest stayed. */
export function RunResult({ run }: { run: Run }): JSX.Element | null {
  const { totals } = run;
  if (!totals) return null;
  const isBooked = ['cycle', 'follow_up', 'urgent'].includes(run.kind);
  return (
    <>
      <section class="stack tight">
        <h2>{words('result.title')}</h2>
        <Figures
          of={[
            [words('result.placed'), kilosText(totals.placedGrams)],
            [words('result.unplaced'), kilosText(totals.unplacedGrams)],
            [words('result.filled'), totals.linesFilled],
            [words('result.inPart'), totals.linesInPart],
            [words('result.nothing'), totals.linesWithNothing],
            [words('result.road'), `${numberText(totals.kilogramKilometres / 1000, 0)} t·km`],
          ]}
        />
      </section>
      <Reasons caption={words('result.lines')} of={totals.lineReasons} />
      <Reasons caption={words('result.lots')} of={totals.lotReasons} />
      {run.allocationStates.length > 0 && <Answers run={run} />}
      {isBooked && (
        <Rows>
          <Row title={words('cycle.shares')} href={`/repartos?ciclo=${run.cycleId}`} />
          <Row title={words('cycle.outcomes')} href={`/ciclos/${run.cycleId}/resultados`} />
        </Rows>
      )}
    </>
  );
}

function Reasons({
  caption,
  of,
}: {
  caption: string;
  of: Totals['lineReasons'];
}): JSX.Element | null {
  if (of.length === 0) return null;
  return (
    <section class="stack tight">
      <h2>{caption}</h2>
      <Rows>
        {of.map(({ code, count, grams }) => (
          <Row
            key={code}
            title={reasonText(code)}
            lead={grams > 0 && words('result.missing', { kilos: kilosText(grams) })}
            end={<span class="num strong">{count}</span>}
          />
        ))}
      </Rows>
    </section>
  );
}

/** What the communes said since to what was shared out. */
function Answers({ run }: { run: Run }): JSX.Element {
  return (
    <Table
      caption={words('result.answers')}
      items={run.allocationStates}
      keyOf={(it) => it.state}
      columns={[
        { name: words('result.state'), cell: (it) => stateText(it.state) },
        { name: words('result.shares'), cell: (it) => it.allocations, isNumber: true },
        { name: words('result.kilos'), cell: (it) => kilosText(it.grams), isNumber: true },
      ]}
    />
  );
}

function stateText(state: string): string {
  const key = `share.${state}`;
  return words.has(key) ? words(key) : state;
}
