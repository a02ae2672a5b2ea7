import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { momentText, numberText } from '../../language/figures';
import { hasRole } from '../../session/session';
import { useAnswer, useList } from '../../store/answers';
import { Button, DownloadButton, PrintButton } from '../../ui/buttons';
import { More, Table } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty, Note } from '../../ui/states';
import { common } from '../../ui/words';
import { FixRoadSheet } from './fix-road-sheet';
import { words } from './words';

export { words };

type Factor = Shape<'RoadFactorResponse'>;

/** How much longer roads are than a straight line, from state to state: what people fixed and what odometers taught. */
export function Screen(): JSX.Element {
  const factors = useList(addressOf('/v1/road-factors'));
  const states = useAnswer(addressOf('/v1/states'));
  const [open, setOpen] = useState<Factor | 'new' | null>(null);
  const mayFix = hasRole('network_liaison');
  const names = new Map((states.body?.items ?? []).map((it) => [it.code, it.name]));
  const nameOf = (code: string): string => names.get(code) ?? code;
  return (
    <Frame
      title={words('road.title')}
      lead={words('road.lead')}
      back="/"
      actions={
        <>
          <PrintButton />
          <DownloadButton href="/v1/road-factors/export.csv" />
        </>
      }
    >
      {mayFix ? (
        <Button
          kind="main"
          icon="edit"
          onPress={() => {
            setOpen('new');
          }}
        >
          {words('road.fix')}
        </Button>
      ) : (
        <Note title={words('road.readOnly')} />
      )}
      <Answered of={factors}>
        {() => (
          <Factors factors={factors.items} nameOf={nameOf} {...(mayFix && { onFix: setOpen })} />
        )}
      </Answered>
      <More more={factors.more} />
      <Changes nameOf={nameOf} />
      {open !== null && (
        <FixRoadSheet
          factor={open === 'new' ? null : open}
          states={states.body?.items ?? []}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </Frame>
  );
}

interface FactorsProps {
  readonly factors: readonly Factor[];
  readonly nameOf: (code: string) => string;
  readonly onFix?: (factor: Factor) => void;
}

function Factors({ factors, nameOf, onFix }: FactorsProps): JSX.Element {
  if (factors.length === 0)
    return (
      <Empty icon="map" title={words('road.none')}>
        <p>{words('road.noneWhy')}</p>
      </Empty>
    );
  const pairText = (it: Factor): string => `${nameOf(it.stateA)} – ${nameOf(it.stateB)}`;
  return (
    <Table
      caption={words('road.factors')}
      items={factors}
      keyOf={(it) => it.pair}
      columns={[
        {
          name: words('road.between'),
          cell: (it) =>
            onFix ? (
              <Button
                kind="quiet"
                icon="edit"
                onPress={() => {
                  onFix(it);
                }}
              >
                {pairText(it)}
              </Button>
            ) : (
              pairText(it)
            ),
        },
        {
          name: words('road.now'),
          cell: (it) => <strong>{factorText(it.permille)}</strong>,
          isNumber: true,
        },
        {
          name: words('road.fixed'),
          cell: (it) => factorText(it.fixedPermille),
          isNumber: true,
        },
        {
          name: words('road.driven'),
          cell: (it) => factorText(it.drivenPermille),
          isNumber: true,
        },
        { name: words('road.learning'), cell: (it) => <Learning factor={it} /> },
      ]}
    />
  );
}

/** '1,33' says: 133 km of road for 100 km as the crow flies. */
function factorText(permille: number | null): string {
  return permille === null ? common('say.none') : numberText(permille / 1000, 3);
}

const RUNS_ENOUGH = 5;

function Learning({ factor: { runs } }: { factor: Factor }): JSX.Element {
  return runs >= RUNS_ENOUGH ? (
    <Badge tone="good">{words('road.learnt', { n: runs })}</Badge>
  ) : (
    <Badge tone="warn">{words('road.learningOf', { n: runs, of: RUNS_ENOUGH })}</Badge>
  );
}

function Changes({ nameOf }: { nameOf: (code: string) => string }): JSX.Element {
  const changes = useList(addressOf('/v1/road-factor-changes'));
  return (
    <section class="stack tight">
      <div class="flow spread">
        <h2>{words('road.changes')}</h2>
        <DownloadButton href="/v1/road-factor-changes/export.csv" />
      </div>
      <Answered of={changes}>
        {() =>
          changes.items.length === 0 ? (
            <p class="soft">{words('road.noChanges')}</p>
          ) : (
            <Table
              caption={words('road.changes')}
              items={changes.items}
              keyOf={(it) => it.id}
              columns={[
                {
                  name: words('road.between'),
                  cell: (it) => `${nameOf(it.stateA)} – ${nameOf(it.stateB)}`,
                },
                {
                  name: words('road.before'),
                  cell: (it) => factorText(it.beforePermille),
                  isNumber: true,
                },
                {
                  name: words('road.after'),
                  cell: (it) => factorText(it.permille),
                  isNumber: true,
                },
                { name: words('fuel.reason'), cell: (it) => it.reason },
                { name: words('fuel.when'), cell: (it) => momentText(it.changedAt) },
              ]}
            />
          )
        }
      </Answered>
      <More more={changes.more} />
    </section>
  );
}
