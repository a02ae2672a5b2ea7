import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { groupBy } from '#core/kernel';
import { kilosText } from '../../language/figures';
import { mandate } from '../../session/session';
import { type Known, useAnswer, useList } from '../../store/answers';
import { Button, DownloadButton, LinkButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { acceptAllPath, Deadline, isUnsent, mySides, StateOf } from './allocation-parts';
import { type Allocation, awaitedFirst, isAwaited } from './sides';
import { words } from './words';

export { words };

/** What was shared out to the commune and from it, cycle by cycle, and what still waits for its yes. */
export function Screen(): JSX.Element {
  const { query } = useLocation();
  const communeId = mandate.value?.communeId ?? null;
  const asked = { cycleId: query.ciclo, lotId: query.lote, orderLineId: query.renglon };
  const isNarrow = Object.values(asked).some((it) => it !== undefined);
  // Those who move the whole network's food read one cycle at a time.
  const mustChoose = communeId === null && !isNarrow;
  const scope = { ...asked, ...(!isNarrow && { communeId }) };
  const list = useList<Allocation>(
    mustChoose ? null : addressOf('/v1/allocations', { ...scope, limit: 100 }),
  );
  const cycles = useAnswer(addressOf('/v1/cycles'));
  if (mustChoose) return <ChooseCycle cycles={cycles} />;
  const groups = groupBy(list.items, (it) => it.cycleId);
  return (
    <Frame
      title={words('share.title')}
      lead={words('share.lead')}
      back={query.ciclo === undefined ? '/' : `/ciclos/${query.ciclo}`}
      actions={<DownloadButton href={addressOf('/v1/allocations/export.csv', scope)} />}
    >
      <Answered of={list}>
        {({ items }) => (items.length === 0 ? <NothingShared /> : null)}
      </Answered>
      {[...groups].reverse().map(([cycleId, allocations]) => (
        <CycleGroup
          key={cycleId}
          cycleId={cycleId}
          name={cycles.body?.items.find((it) => it.id === cycleId)?.name}
          allocations={allocations}
        />
      ))}
      <More more={list.more} />
      {isNarrow && communeId !== null && (
        <LinkButton kind="quiet" href="/repartos">
          {words('share.all')}
        </LinkButton>
      )}
    </Frame>
  );
}

function NothingShared(): JSX.Element {
  return (
    <Empty icon="swap" title={words('share.empty')}>
      <p>{words('share.emptyHelp')}</p>
      <LinkButton href="/ciclos">{words('share.cycles')}</LinkButton>
    </Empty>
  );
}

function ChooseCycle({ cycles }: { cycles: Known<Shape<'CyclePage'>> }): JSX.Element {
  return (
    <Frame title={words('share.title')} lead={words('share.choose')} back="/">
      <Answered of={cycles}>
        {({ items }) =>
          items.length === 0 ? (
            <NothingShared />
          ) : (
            <Rows>
              {items.map((cycle) => (
                <Row
                  key={cycle.id}
                  title={cycle.name}
                  href={`/repartos?ciclo=${cycle.id}`}
                  end={<Badge tone="info">{common(`cycle.${cycle.state}`)}</Badge>}
                />
              ))}
            </Rows>
          )
        }
      </Answered>
    </Frame>
  );
}

interface GroupProps {
  readonly cycleId: string;
  readonly name: string | undefined;
  readonly allocations: readonly Allocation[];
}

function CycleGroup({ cycleId, name, allocations }: GroupProps): JSX.Element {
  const sending = useSending();
  const awaited = allocations.filter((it) => isAwaited(it, mySides(it)) && !isUnsent(it));
  const grams = allocations.reduce((sum, it) => sum + it.grams, 0);
  const acceptBy = awaited[0]?.acceptBy;
  return (
    <section class="stack tight">
      <div class="flow spread">
        <h2>{name ?? words('share.someCycle')}</h2>
        <span class="num soft">{kilosText(grams)}</span>
      </div>
      {acceptBy !== undefined && <Deadline at={acceptBy} />}
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {awaited.length > 0 && (
        <Button
          kind="main"
          icon="check"
          busy={sending.busy}
          onPress={() => void sending.send(acceptAll(cycleId))}
        >
          {words('share.acceptAll', { n: awaited.length })}
        </Button>
      )}
      <Rows>
        {awaitedFirst(allocations, mySides).map((it) => (
          <Row
            key={it.id}
            href={`/repartos/${it.id}`}
            title={`${it.productName} · ${kilosText(it.grams)}`}
            lead={otherSide(it)}
            end={<StateOf allocation={it} />}
          />
        ))}
      </Rows>
    </section>
  );
}

/** The commune at the other end; both for whoever belongs to neither. */
function otherSide(it: Allocation): string {
  const communeId = mandate.value?.communeId;
  if (communeId === it.customerCommuneId)
    return words('share.from', { name: it.supplierCommuneName });
  if (communeId === it.supplierCommuneId)
    return words('share.to', { name: it.customerCommuneName });
  return `${it.supplierCommuneName} → ${it.customerCommuneName}`;
}

/** One yes to all that waits for the commune in a cycle. */
function acceptAll(cycleId: string): Parameters<ReturnType<typeof useSending>['send']>[0] {
  const communeId = mandate.peek()?.communeId;
  return {
    method: 'POST',
    path: acceptAllPath(cycleId),
    body: communeId ? { communeId } : {},
    title: words('share.acceptAllTitle'),
    group: cycleId,
    screen: `/repartos?ciclo=${cycleId}`,
  };
}
