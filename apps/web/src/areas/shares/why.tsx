import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, momentText } from '../../language/figures';
import { useAnswer, useList } from '../../store/answers';
import { PrintButton } from '../../ui/buttons';
import { Figures, More, Row, Rows, Table } from '../../ui/data';
import { useNow } from '../../ui/now';
import { Screen as Frame } from '../../ui/screen';
import { Answered } from '../../ui/states';
import { rankingOf } from './ranking';
import { Objection, Papers, perFamilyText, Points, Weights } from './why-parts';
import { words } from './words';

export { words };

type Line = Shape<'LineExplanationResponse'>;

/** Why a commune was given what it was given: for an assembly to follow, doubt and check. */
export function Screen({ lineId }: { lineId: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/order-lines/{id}/explanation', { id: lineId }));
  return (
    <Frame
      title={words('why.title')}
      lead={known.body?.productName}
      back={known.body ? `/repartos?renglon=${lineId}` : '/repartos'}
      actions={<PrintButton />}
    >
      <Answered of={known}>{(line) => <Why line={line} />}</Answered>
    </Frame>
  );
}

function Why({ line }: { line: Line }): JSX.Element {
  const { cycleId, productId, explanation } = line;
  return (
    <>
      <Figures
        of={[
          [words('why.asked'), kilosText(line.askedGrams)],
          [words('why.given'), kilosText(line.givenGrams)],
          [words('why.perFamily'), perFamilyText(line.givenGrams, line.families)],
        ]}
      />
      <Points explanation={explanation} />
      {line.rounds.length > 1 && <Rounds line={line} />}
      <Weights {...{ cycleId, productId }} />
      <Ranking line={line} />
      <ByHand line={line} />
      {explanation && <Papers runId={explanation.runId} productId={productId} />}
      <Ways line={line} />
    </>
  );
}

function Rounds({ line }: { line: Line }): JSX.Element {
  return (
    <section class="stack tight">
      <h2>{words('why.rounds')}</h2>
      <Rows>
        {line.rounds.map((it) => (
          <Row
            key={it.runId}
            title={words(`run.${it.kind}`)}
            lead={`${momentText(it.plannedAt)} · ${it.text}`}
            end={<span class="num">{kilosText(it.givenGrams)}</span>}
          />
        ))}
      </Rows>
    </section>
  );
}

function Ranking({ line }: { line: Line }): JSX.Element {
  const { cycleId, productId, productName, communeId } = line;
  const list = useList<Shape<'CommuneOutcomeResponse'>>(
    addressOf('/v1/cycles/{id}/outcomes', { id: cycleId, limit: 200 }),
  );
  return (
    <section class="stack tight">
      <h2>{words('why.ranking')}</h2>
      <p class="soft">{words('why.rankingHelp')}</p>
      <Answered of={list}>
        {({ items }) => (
          <Table
            caption={words('why.rankingOf', { product: productName })}
            items={rankingOf(items, productId)}
            keyOf={(it) => it.orderLineId}
            columns={[
              {
                name: words('why.commune'),
                cell: (it) =>
                  it.communeId === communeId
                    ? words('why.mine', { name: it.communeName })
                    : it.communeName,
              },
              {
                name: words('why.perFamily'),
                cell: (it) => perFamilyText(it.givenGrams, it.families),
                isNumber: true,
              },
              { name: words('why.asked'), cell: (it) => kilosText(it.askedGrams), isNumber: true },
              { name: words('why.given'), cell: (it) => kilosText(it.givenGrams), isNumber: true },
              { name: words('why.families'), cell: (it) => it.families, isNumber: true },
            ]}
          />
        )}
      </Answered>
      <More more={list.more} />
    </section>
  );
}

/** The steps by which an assembly repeats the sharing of one product with paper and pencil. */
function ByHand({ line }: { line: Line }): JSX.Element {
  return (
    <section class="stack tight">
      <h2>{words('why.byHand')}</h2>
      <ol class="points">
        <li>{words('why.step1', { product: line.productName })}</li>
        <li>{words('why.step2')}</li>
        <li>{words('why.step3')}</li>
        <li>{words('why.step4')}</li>
        <li>
          {words('why.step5', {
            given: kilosText(line.givenGrams),
            families: line.families,
            perFamily: perFamilyText(line.givenGrams, line.families),
          })}
        </li>
      </ol>
    </section>
  );
}

function Ways({ line }: { line: Line }): JSX.Element {
  const now = useNow();
  const open = line.allocations.filter(
    (it) => it.state === 'proposed' && Date.parse(it.acceptBy) > now,
  );
  const arrived = line.allocations.find((it) => ['delivered', 'reconciled'].includes(it.state));
  const [first] = open;
  return (
    <Objection>
      {first && (
        <Row
          title={words('why.toDecline')}
          lead={words('why.toDeclineHelp', { when: momentText(first.acceptBy) })}
          href={`/repartos?renglon=${line.orderLineId}`}
        />
      )}
      {arrived && (
        <Row
          title={words('why.toClaim')}
          lead={words('why.toClaimHelp')}
          href={`/reclamos/nuevo?asignacion=${arrived.id}`}
        />
      )}
    </Objection>
  );
}
