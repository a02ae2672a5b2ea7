import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import { kilometresText, kilosText, litresText, numberText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { DownloadButton } from '../../ui/buttons';
import { Table } from '../../ui/data';
import { common } from '../../ui/words';
import type { Plan } from './shapes';
import { words } from './words';

/** Which runs do most for each litre: where fuel is short, these go first. */
export function Ranking({ plan: { id, runIds } }: { plan: Plan }): JSX.Element | null {
  const ranking = useAnswer(
    runIds.length === 0 ? null : addressOf('/v1/run-plans/{id}/ranking', { id }),
  );
  if (!ranking.body || ranking.body.runs.length === 0) return null;
  return (
    <section class="stack">
      <div class="flow spread">
        <h2>{words('rank.title')}</h2>
        <DownloadButton href={`/v1/run-plans/${id}/ranking/export.csv`} />
      </div>
      <p class="soft">{words('rank.lead')}</p>
      <Table
        caption={words('rank.title')}
        items={ranking.body.runs}
        keyOf={(it) => it.rank}
        columns={[
          { name: words('runs.vehicle'), cell: (it) => `${it.rank}. ${it.vehicleName}` },
          {
            name: words('rank.perLitre'),
            cell: (it) =>
              it.priorityPerLitre === null ? common('say.none') : numberText(it.priorityPerLitre),
            isNumber: true,
          },
          { name: words('board.fuel'), cell: (it) => litresText(it.fuelMl), isNumber: true },
          { name: words('board.kilos'), cell: (it) => kilosText(it.servedGrams), isNumber: true },
          { name: words('rank.families'), cell: (it) => numberText(it.families), isNumber: true },
          { name: words('runs.km'), cell: (it) => kilometresText(it.metres), isNumber: true },
        ]}
      />
    </section>
  );
}
