import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import {
  durationText,
  kilometresText,
  kilosText,
  litresText,
  momentText,
  numberText,
  permilleText,
} from '../../language/figures';
import { Table } from '../../ui/data';
import { common } from '../../ui/words';
import { words } from './words';

type RunFigures = Shape<'RunFiguresResponse'>;

interface Line {
  readonly name: string;
  readonly text: (of: RunFigures) => string;
}

const moment = (at: string | null): string => (at === null ? common('say.none') : momentText(at));

const lines = (): readonly Line[] => [
  { name: words('figure.kilos'), text: (it) => kilosText(it.servedGrams) },
  { name: words('figure.full'), text: (it) => permilleText(it.utilisationPermille) },
  { name: words('figure.departs'), text: (it) => moment(it.departsAt) },
  { name: words('figure.returns'), text: (it) => moment(it.returnsAt) },
  { name: words('figure.km'), text: (it) => kilometresText(it.metres) },
  { name: words('figure.driving'), text: (it) => durationText(it.drivingSeconds) },
  { name: words('figure.waiting'), text: (it) => durationText(it.waitingSeconds) },
  { name: words('figure.fuel'), text: (it) => litresText(it.fuelMl) },
  { name: words('figure.cost'), text: (it) => numberText(it.costMinor / 100, 2) },
  { name: words('figure.conflicts'), text: (it) => numberText(it.conflicts.length) },
];

/** The figures of a run as it is and, when something was asked, as it would be. */
export function FiguresBeside({
  now,
  then,
}: {
  now: RunFigures;
  then: RunFigures | null;
}): JSX.Element {
  return (
    <Table
      caption={words('review.figures')}
      items={lines()}
      keyOf={(it) => it.name}
      columns={[
        { name: words('review.figure'), cell: (it) => it.name },
        { name: words('review.now'), cell: (it) => it.text(now), isNumber: true },
        ...(then
          ? [
              {
                name: words('review.then'),
                cell: (it: Line) =>
                  it.text(then) === it.text(now) ? it.text(then) : <strong>{it.text(then)}</strong>,
                isNumber: true,
              },
            ]
          : []),
      ]}
    />
  );
}
