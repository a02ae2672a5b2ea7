import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, numberText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { DownloadButton } from '../../ui/buttons';
import { Row, Rows, Table } from '../../ui/data';
import { Answered } from '../../ui/states';
import { useCommuneNames } from './names';
import { words } from './words';

type Compared = Shape<'ComparisonResponse'>;
type Figures = Compared['before'];

/** As it was beside as it would be: who gains, who loses. */
export function Comparison({ runId }: { runId: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/matching-runs/{id}/comparison', { id: runId }));
  return (
    <section class="stack tight">
      <div class="flow spread">
        <h2>{words('compare.title')}</h2>
        <DownloadButton href={`/v1/matching-runs/${runId}/comparison/export.csv`} />
      </div>
      <Answered of={known}>
        {(compared) => (
          <>
            <p>
              {words('compare.summary', {
                gaining: compared.linesGaining,
                losing: compared.linesLosing,
              })}
            </p>
            <BeforeAfter compared={compared} />
            <Communes compared={compared} />
          </>
        )}
      </Answered>
    </section>
  );
}

const ROWS: readonly (readonly [
  name: 'placed' | 'unplaced' | 'filled' | 'inPart' | 'nothing' | 'road' | 'worst',
  text: (figures: Figures) => string,
])[] = [
  ['placed', (it) => kilosText(it.placedGrams)],
  ['unplaced', (it) => kilosText(it.unplacedGrams)],
  ['filled', (it) => numberText(it.linesFilled)],
  ['inPart', (it) => numberText(it.linesInPart)],
  ['nothing', (it) => numberText(it.linesWithNothing)],
  ['worst', (it) => (it.worstGramsPerFamily === null ? '—' : kilosText(it.worstGramsPerFamily))],
  ['road', (it) => `${numberText(it.kilogramKilometres / 1000, 0)} t·km`],
];

function BeforeAfter({ compared }: { compared: Compared }): JSX.Element {
  return (
    <Table
      caption={words('compare.title')}
      items={ROWS}
      keyOf={([name]) => name}
      columns={[
        { name: words('compare.what'), cell: ([name]) => words(`result.${name}`) },
        {
          name: words('compare.before'),
          cell: ([, text]) => text(compared.before),
          isNumber: true,
        },
        { name: words('compare.after'), cell: ([, text]) => text(compared.after), isNumber: true },
      ]}
    />
  );
}

function Communes({ compared }: { compared: Compared }): JSX.Element {
  const nameOf = useCommuneNames();
  const sorted = [...compared.communes].sort((one, other) => other.changeGrams - one.changeGrams);
  return (
    <>
      <h3>{words('compare.communes')}</h3>
      <Rows>
        {sorted.map((it) => (
          <Row
            key={it.communeId}
            title={nameOf(it.communeId)}
            lead={`${kilosText(it.beforeGrams)} → ${kilosText(it.afterGrams)}`}
            end={<span class="num strong">{signed(it.changeGrams)}</span>}
          />
        ))}
      </Rows>
    </>
  );
}

function signed(grams: number): string {
  return grams > 0 ? `+${kilosText(grams)}` : kilosText(grams);
}
