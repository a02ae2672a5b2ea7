import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { dayText, kilosText, numberText } from '../../language/figures';
import { useAnswer, useList } from '../../store/answers';
import { Button, DownloadButton, LinkButton, PrintButton } from '../../ui/buttons';
import { Figures, More, Row, Rows, Table } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { CountSheet, RationSheet } from './census-sheets';
import { countedFamilies } from './hand-out-shares';
import { Unsent } from '../../ui/unsent';
import { myCommune, ofCommune, speaksFor } from '../../session/commune';
import { productName } from './who';
import { words } from './words';

export { words };

type Council = Shape<'CouncilResponse'>;
type Ration = Shape<'RationResponse'>;

/** How many families there are and what each is to have; from that, what the commune needs in a cycle. */
export function Screen(): JSX.Element {
  const communeId = myCommune();
  const councils = useAnswer<Shape<'CouncilList'>>(ofCommune('/v1/councils', communeId));
  const censuses = useList<Shape<'CensusResponse'>>(
    ofCommune('/v1/need-censuses?limit=200', communeId),
  );
  const rations = useList<Ration>(ofCommune('/v1/rations?limit=200', communeId));
  const counted = countedFamilies(councils.body?.items ?? [], censuses.items);
  const families = counted.reduce((sum, it) => sum + it.families, 0);
  const active = rations.items.filter((it) => it.isActive);
  const perFamily = active.reduce((sum, it) => sum + it.gramsPerFamily, 0);
  return (
    <Frame
      title={words('census.title')}
      lead={words('census.lead')}
      back="/"
      actions={<PrintButton />}
    >
      {councils.body && rations.body && (
        <Figures
          of={[
            [words('census.families'), numberText(families)],
            [words('census.perFamily'), kilosText(perFamily)],
            [words('census.perCycle'), kilosText(perFamily * families)],
          ]}
        />
      )}
      <Unsent path="/v1/need-censuses/" />
      <Unsent path="/v1/rations/" />
      <Councils
        {...{ communeId, counted }}
        isKnown={councils.body !== undefined}
        latest={latestOf(censuses.items)}
      />
      <Answered of={rations}>
        {() => <Rations {...{ communeId, families }} rations={rations.items} />}
      </Answered>
      <History {...{ communeId }} censuses={censuses.items} more={censuses.more} />
    </Frame>
  );
}

function latestOf(censuses: readonly Shape<'CensusResponse'>[]): ReadonlyMap<string, string> {
  return new Map(censuses.filter((it) => it.isLatest).map((it) => [it.councilId, it.takenOn]));
}

interface CouncilsProps {
  readonly communeId: string | null;
  readonly counted: readonly Council[];
  readonly isKnown: boolean;
  readonly latest: ReadonlyMap<string, string>;
}

function Councils({ communeId, counted, isKnown, latest }: CouncilsProps): JSX.Element {
  const [council, setCouncil] = useState<Council | null>(null);
  const mayCount = speaksFor(communeId, 'food_spokesperson');
  return (
    <section class="stack tight">
      <h2>{words('census.councils')}</h2>
      {isKnown && counted.length === 0 && (
        <Empty icon="people" title={words('census.noCouncils')}>
          <p>{words('census.noCouncilsHelp')}</p>
          <LinkButton href="/mi-comuna">{words('census.toCommune')}</LinkButton>
        </Empty>
      )}
      {counted.length > 0 && (
        <Rows label={words('census.councils')}>
          {counted.map((it) => {
            const takenOn = latest.get(it.id);
            return (
              <Row
                key={it.id}
                title={it.name}
                lead={
                  takenOn === undefined
                    ? words('census.registered')
                    : words('census.takenOn', { day: dayText(takenOn) })
                }
                end={<span class="num">{common('unit.families', { n: it.families })}</span>}
                {...(mayCount && { onPress: () => setCouncil(it) })}
              />
            );
          })}
        </Rows>
      )}
      {mayCount && counted.length > 0 && <p class="soft small">{words('census.pressToCount')}</p>}
      {council && <CountSheet council={council} onClose={() => setCouncil(null)} />}
    </section>
  );
}

interface RationsProps {
  readonly communeId: string | null;
  readonly families: number;
  readonly rations: readonly Ration[];
}

function Rations({ communeId, families, rations }: RationsProps): JSX.Element {
  const [open, setOpen] = useState<Ration | 'new' | null>(null);
  const mayDecide = communeId !== null && speaksFor(communeId, 'assembly_recorder');
  const byName = rations.toSorted((one, other) =>
    productName(one).localeCompare(productName(other)),
  );
  return (
    <section class="stack tight">
      <div class="flow spread">
        <h2>{words('ration.title')}</h2>
        <DownloadButton href={addressOf('/v1/rations/export.csv', { communeId })} />
      </div>
      {rations.length === 0 ? (
        <Empty icon="basket" title={words('ration.none')}>
          <p>{words('ration.noneHelp')}</p>
        </Empty>
      ) : (
        <RationTable {...{ families, rations: byName }} onOpen={mayDecide ? setOpen : undefined} />
      )}
      {mayDecide ? (
        <Button kind="main" icon="act" onPress={() => setOpen('new')}>
          {words('ration.decide')}
        </Button>
      ) : (
        <p class="soft small">{words('ration.whoDecides')}</p>
      )}
      {mayDecide && open !== null && (
        <RationSheet
          {...{ communeId }}
          ration={open === 'new' ? null : open}
          taken={rations.map((it) => it.productId)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function RationTable({
  families,
  rations,
  onOpen,
}: {
  families: number;
  rations: readonly Ration[];
  onOpen: ((ration: Ration) => void) | undefined;
}): JSX.Element {
  return (
    <Table
      caption={words('ration.caption', { n: families })}
      items={rations}
      keyOf={(it) => it.id}
      columns={[
        {
          name: words('ration.product'),
          cell: (it) => <ProductCell ration={it} {...(onOpen && { onPress: () => onOpen(it) })} />,
        },
        {
          name: words('handOut.each'),
          isNumber: true,
          cell: (it) => kilosText(it.gramsPerFamily),
        },
        {
          name: words('ration.need'),
          isNumber: true,
          cell: (it) =>
            it.isActive ? kilosText(it.gramsPerFamily * families) : words('ration.off'),
        },
      ]}
    />
  );
}

/** The product and the act that set its ration; for who may change it, something to press. */
function ProductCell({ ration, onPress }: { ration: Ration; onPress?: () => void }): JSX.Element {
  const name = productName(ration);
  return (
    <>
      {onPress ? (
        <Button
          kind="quiet"
          icon="edit"
          label={words('ration.changeOf', { name })}
          onPress={onPress}
        >
          {name}
        </Button>
      ) : (
        name
      )}
      <div class="soft small">{ration.act}</div>
    </>
  );
}

function History({
  communeId,
  censuses,
  more,
}: {
  communeId: string | null;
  censuses: readonly Shape<'CensusResponse'>[];
  more: (() => Promise<void>) | undefined;
}): JSX.Element | null {
  if (censuses.length === 0) return null;
  const newest = censuses.toSorted(
    (one, other) =>
      other.takenOn.localeCompare(one.takenOn) || other.recordedAt.localeCompare(one.recordedAt),
  );
  return (
    <details class="card">
      <summary class="strong">{words('census.history', { n: censuses.length })}</summary>
      <DownloadButton href={addressOf('/v1/need-censuses/export.csv', { communeId })} />
      <Table
        caption={words('census.historyCaption')}
        items={newest}
        keyOf={(it) => it.id}
        columns={[
          { name: words('census.council'), cell: (it) => it.councilName },
          { name: words('census.day'), cell: (it) => dayText(it.takenOn) },
          { name: words('census.families'), isNumber: true, cell: (it) => numberText(it.families) },
          {
            name: words('census.counts'),
            cell: (it) => common(it.isLatest ? 'say.yes' : 'say.no'),
          },
        ]}
      />
      <More more={more} />
    </details>
  );
}
