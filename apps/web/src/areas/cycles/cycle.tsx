import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { agoText, dayText, momentText } from '../../language/figures';
import { hasRole, mandates } from '../../session/session';
import { useAnswer, useList } from '../../store/answers';
import { LinkButton, PrintButton } from '../../ui/buttons';
import { Row, Rows } from '../../ui/data';
import { useNow } from '../../ui/now';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Note } from '../../ui/states';
import { type Cycle, nextMoment } from './cycle-dates';
import { CycleDeeds } from './cycle-deeds';
import { CycleState } from './cycle-parts';
import { CycleSteps } from './cycle-steps';
import { CycleTotals } from './cycle-totals';
import { useCommuneNames } from './names';
import { mayManage } from './rights';
import { RunBadge } from './run-parts';
import { words } from './words';

export { words };

/** How often a screen asks while the cycle may move on by itself. */
const ASK_SECONDS = 15;

/** The course of one cycle: where it stands, what comes next, what is wanted and what there is. */
export function Screen({ id }: { id: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/cycles/{id}', { id }), ASK_SECONDS);
  return (
    <Frame title={known.body?.name ?? words('cycle.one')} back="/ciclos" actions={<PrintButton />}>
      <Answered of={known}>{(cycle) => <Course cycle={cycle} />}</Answered>
    </Frame>
  );
}

function Course({ cycle }: { cycle: Cycle }): JSX.Element {
  const isManager = mayManage(mandates.value, cycle.hostCommuneId);
  const mayDispatch = isManager || hasRole('transport_coordinator');
  const isToMove = cycle.state === 'matched' || cycle.state === 'moving';
  const takesOrders = cycle.state === 'open' && hasRole('food_spokesperson');
  return (
    <>
      <div class="flow">
        <CycleState state={cycle.state} />
        <Countdown cycle={cycle} />
      </div>
      {takesOrders && (
        <LinkButton kind="main" icon="basket" href={`/pedido?ciclo=${cycle.id}`}>
          {words('cycle.order')}
        </LinkButton>
      )}
      {mayDispatch && isToMove && (
        <LinkButton kind="main" icon="route" href={`/despacho/${cycle.id}`}>
          {words('cycle.dispatch')}
        </LinkButton>
      )}
      {isManager && <CycleDeeds cycle={cycle} isMain={!takesOrders && !isToMove} />}
      <CycleSteps cycle={cycle} />
      {hasMatching(cycle) && <Matching cycle={cycle} />}
      <CycleTotals cycleId={cycle.id} />
      <WaysOn cycle={cycle} mayDispatch={mayDispatch} />
      <WhoTakesPart cycle={cycle} />
    </>
  );
}

function Countdown({ cycle }: { cycle: Cycle }): JSX.Element | null {
  const now = useNow();
  const next = nextMoment(cycle);
  if (!next) return null;
  const moment = next.at.getTime();
  if (next.to === 'moving') {
    return <span class="small">{words('next.moving', { day: dayText(cycle.movesOn) })}</span>;
  }
  return (
    <span class="small">
      {words(`next.${next.to}`, { ago: agoText(moment, now), when: momentText(next.at) })}
    </span>
  );
}

function hasMatching({ state }: Cycle): boolean {
  return !['planned', 'cancelled'].includes(state);
}

/** The latest sharing of the cycle: while it thinks, one sees that it does. */
function Matching({ cycle }: { cycle: Cycle }): JSX.Element {
  const list = useList<Shape<'MatchingRunResponse'>>(
    addressOf('/v1/cycles/{id}/matching-runs', { id: cycle.id }),
    cycle.state === 'closed' ? 3 : ASK_SECONDS,
  );
  const real = list.items.filter((it) => ['cycle', 'follow_up'].includes(it.kind));
  return (
    <section class="stack tight">
      <h2>{words('cycle.matching')}</h2>
      {cycle.state === 'closed' && real.length === 0 && <Note title={words('cycle.willMatch')} />}
      {cycle.state === 'open' && <p class="soft">{words('cycle.matchesLater')}</p>}
      <Rows>
        {real.map((run) => (
          <Row
            key={run.id}
            href={`/cotejos/${run.id}`}
            title={words(`kind.${run.kind}`)}
            lead={momentText(run.plannedAt ?? run.requestedAt)}
            end={<RunBadge run={run} />}
          />
        ))}
        <Row title={words('cycle.allRuns')} href={`/ciclos/${cycle.id}/cotejo`} />
      </Rows>
    </section>
  );
}

const SHARED: readonly Cycle['state'][] = ['matched', 'moving', 'handed_out', 'settled'];

function WaysOn({ cycle, mayDispatch }: { cycle: Cycle; mayDispatch: boolean }): JSX.Element {
  const { id } = cycle;
  const isShared = SHARED.includes(cycle.state);
  return (
    <nav class="stack tight" aria-label={words('cycle.waysOn')}>
      <h2>{words('cycle.waysOn')}</h2>
      <Rows>
        {isShared && <Row title={words('cycle.shares')} href={`/repartos?ciclo=${id}`} />}
        {isShared && <Row title={words('cycle.outcomes')} href={`/ciclos/${id}/resultados`} />}
        {isShared && mayDispatch && (
          <Row title={words('cycle.dispatch')} href={`/despacho/${id}`} />
        )}
        <Row title={words('cycle.lists')} href={`/listas/${id}`} />
        <Row title={words('cycle.accounts')} href={`/cuentas/${id}`} />
        <PolicyRow cycleId={id} />
      </Rows>
    </nav>
  );
}

function PolicyRow({ cycleId }: { cycleId: string }): JSX.Element {
  const { body } = useAnswer(addressOf('/v1/cycles/{id}/matching-policy', { id: cycleId }));
  const lead = body?.act ?? words('rules.usual');
  return <Row title={words('cycle.rules')} {...(body && { lead })} href="/reglas" />;
}

function WhoTakesPart({ cycle }: { cycle: Cycle }): JSX.Element {
  const nameOf = useCommuneNames();
  const { hostCommuneId, participantCommuneIds } = cycle;
  return (
    <section class="stack tight">
      <h2>{words('cycle.who')}</h2>
      <p>
        {hostCommuneId === null
          ? words('cycle.ofNetwork')
          : words('cycle.ofHost', { commune: nameOf(hostCommuneId) })}{' '}
        {participantCommuneIds.length === 0 && words('cycle.everybody')}
      </p>
      {participantCommuneIds.length > 0 && (
        <ul class="points">
          {participantCommuneIds.map((it) => (
            <li key={it}>{nameOf(it)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
