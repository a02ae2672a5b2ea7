import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, numberText, permilleText } from '../../language/figures';
import { useAnswer, useList } from '../../store/answers';
import { DownloadButton, PrintButton } from '../../ui/buttons';
import { More, Row, Rows, Table } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { words } from './words';

export { words };

type Commune = Shape<'CommuneOutcomeResponse'>;

/** What every commune asked and was given in a cycle, with the public reason of each line. */
export function Screen({ id }: { id: string }): JSX.Element {
  useUnfoldedOnPaper();
  const cycle = useAnswer(addressOf('/v1/cycles/{id}', { id }));
  const list = useList<Commune>(addressOf('/v1/cycles/{id}/outcomes', { id, limit: 200 }));
  return (
    <Frame
      wide
      title={words('outcome.title')}
      lead={cycle.body?.name}
      back={`/ciclos/${id}`}
      actions={
        <>
          <DownloadButton href={`/v1/cycles/${id}/outcomes/export.csv`} />
          <PrintButton />
        </>
      }
    >
      <p>{words('outcome.lead')}</p>
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="list" title={words('outcome.empty')}>
              <p>{words('outcome.emptyHelp')}</p>
            </Empty>
          ) : (
            <>
              <Ranking communes={items} />
              <h2>{words('outcome.lines')}</h2>
              {items.map((it) => (
                <Lines key={it.communeId} commune={it} />
              ))}
            </>
          )
        }
      </Answered>
      <More more={list.more} />
    </Frame>
  );
}

function Ranking({ communes }: { communes: readonly Commune[] }): JSX.Element {
  const sorted = [...communes].sort((one, other) => one.gramsPerFamily - other.gramsPerFamily);
  return (
    <Table
      caption={words('outcome.ranking')}
      items={sorted}
      keyOf={(it) => it.communeId}
      columns={[
        { name: words('compare.commune'), cell: (it) => it.communeName },
        {
          name: words('outcome.families'),
          cell: (it) => numberText(it.families),
          isNumber: true,
        },
        { name: words('outcome.asked'), cell: (it) => kilosText(it.askedGrams), isNumber: true },
        { name: words('outcome.given'), cell: (it) => kilosText(it.givenGrams), isNumber: true },
        { name: words('outcome.part'), cell: partText, isNumber: true },
        {
          name: words('outcome.perFamily'),
          cell: (it) => kilosText(it.gramsPerFamily),
          isNumber: true,
        },
      ]}
    />
  );
}

function partText({ askedGrams, givenGrams }: Commune): string {
  return askedGrams === 0 ? '—' : permilleText(Math.floor((givenGrams * 1000) / askedGrams));
}

function Lines({ commune }: { commune: Commune }): JSX.Element {
  return (
    <details class="stack tight">
      <summary class="row strong">{commune.communeName}</summary>
      <Rows>
        {commune.lines.map((it) => (
          <Row
            key={it.orderLineId}
            title={it.productName}
            {...(it.text !== null && { lead: it.text })}
            end={
              <span class="num">
                {words('outcome.of', {
                  given: kilosText(it.givenGrams),
                  asked: kilosText(it.askedGrams),
                })}
              </span>
            }
          />
        ))}
      </Rows>
    </details>
  );
}

/** On paper everything is to be read, whatever was folded on the screen. */
function useUnfoldedOnPaper(): void {
  useEffect(() => {
    const unfold = (): void => {
      document.querySelectorAll('details').forEach((it) => (it.open = true));
    };
    addEventListener('beforeprint', unfold);
    return () => {
      removeEventListener('beforeprint', unfold);
    };
  }, []);
}
