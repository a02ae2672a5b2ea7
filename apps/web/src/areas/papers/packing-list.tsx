import './papers.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { dayText, kilosText, numberText } from '../../language/figures';
import { locale } from '../../language/locale';
import { useAnswer } from '../../store/answers';
import { DownloadButton, PrintButton } from '../../ui/buttons';
import { Figures } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import type { By, List } from './paper-shapes';
import { Packed, Wanted } from './packing-tables';
import { words } from './words';

export { words };

type Totals = List['totals'];

const SORTS: readonly By[] = ['product', 'supplier', 'customer'];

/** What is to be packed in a cycle: how much of each product, what each commune has ready, or what reaches whom. */
export function Screen({ cycleId }: { cycleId: string }): JSX.Element {
  const [by, setBy] = useState<By>('product');
  const about = { id: cycleId, by, language: locale.value };
  const list = useAnswer(addressOf('/v1/papers/cycles/{id}/packing-list', about));
  const cycle = list.body?.cycle;
  const file = (kind: 'csv' | 'pdf'): string =>
    addressOf(`/v1/papers/cycles/{id}/packing-list.${kind}`, about);
  return (
    <Frame
      title={words(`list.${by}`)}
      lead={cycle && words('list.of', { cycle: cycle.name, day: dayText(cycle.movesOn) })}
      back="/listas"
      wide
      actions={
        <>
          <PrintButton />
          <DownloadButton href={file('pdf')}>PDF</DownloadButton>
          <DownloadButton href={file('csv')}>CSV</DownloadButton>
        </>
      }
    >
      <nav class="tabs no-print" aria-label={words('list.sort')}>
        {SORTS.map((sort) => (
          <button
            key={sort}
            type="button"
            aria-current={sort === by ? 'true' : undefined}
            onClick={() => {
              setBy(sort);
            }}
          >
            {words(`sort.${sort}`)}
          </button>
        ))}
      </nav>
      <Answered of={list}>{(body) => <Groups list={body} />}</Answered>
    </Frame>
  );
}

/** Before the matching, what was asked for is all there is to pack by. */
const STILL_ORDERED = new Set(['planned', 'open', 'closed']);

function Groups({ list }: { list: List }): JSX.Element {
  const { cycle, groups, totals, by } = list;
  const isStillOpen = STILL_ORDERED.has(cycle.state);
  if (groups.length === 0) {
    return (
      <Empty icon="box" title={words('list.empty')}>
        <p>{words(isStillOpen ? 'list.emptyOpen' : 'list.emptyYours')}</p>
      </Empty>
    );
  }
  const hasWaiting = groups.some(({ allocations }) =>
    allocations.some(({ state }) => state === 'proposed'),
  );
  return (
    <>
      <div>
        <Badge tone={isStillOpen ? 'warn' : 'info'}>
          {common(`cycle.${cycle.state}` as 'cycle.open')}
        </Badge>
      </div>
      {isStillOpen && <p>{words('list.stillOpen')}</p>}
      <Sums totals={totals} isStillOpen={isStillOpen} />
      {hasWaiting && <p class="small">{words('list.star')}</p>}
      {groups.map((group) => (
        <section key={group.id} class="stack tight packing">
          <div class="flow spread">
            <h2>{group.name}</h2>
            <span class="strong num">{sumText(group.totals, isStillOpen)}</span>
          </div>
          {group.allocations.length > 0 && <Packed group={group} by={by} />}
          {group.wanted.length > 0 && (
            <Wanted group={group} by={by} isFolded={group.allocations.length > 0} />
          )}
        </section>
      ))}
    </>
  );
}

function sumText({ packages, grams, wantedGrams }: Totals, isStillOpen: boolean): string {
  return isStillOpen && packages === 0
    ? words('list.wantedSum', { kilos: kilosText(wantedGrams) })
    : words('list.sum', { n: packages, kilos: kilosText(grams) });
}

function Sums({ totals, isStillOpen }: { totals: Totals; isStillOpen: boolean }): JSX.Element {
  const { packages, grams, wantedGrams } = totals;
  const wanted = [words('list.wanted'), kilosText(wantedGrams)] as const;
  if (isStillOpen && packages === 0) return <Figures of={[wanted]} />;
  return (
    <Figures
      of={[
        [words('list.packages'), numberText(packages)],
        [words('list.kilos'), kilosText(grams)],
        wanted,
      ]}
    />
  );
}
