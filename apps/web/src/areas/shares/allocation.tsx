import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { kilometresText, kilosText, moneyText, momentText } from '../../language/figures';
import { hasRole } from '../../session/session';
import { useAnswer } from '../../store/answers';
import { type Write, write } from '../../store/outbox';
import { Button, LinkButton } from '../../ui/buttons';
import { Figures, Pairs, Row, Rows } from '../../ui/data';
import { type Sending, useSending } from '../../ui/form';
import { ReasonSheet } from '../../ui/reason-sheet';
import { Screen as Frame } from '../../ui/screen';
import { Answered, ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { Deadline, isUnsent, mySides, packagesText, StateOf } from './allocation-parts';
import { type Allocation, hasDeclined, isAwaited } from './sides';
import { words } from './words';

export { words };

/** One portion of a harvest on its way from one commune to another: its answers, its story, what can be done. */
export function Screen({ id }: { id: string }): JSX.Element {
  const known = useAnswer(addressOf('/v1/allocations/{id}', { id }));
  const it = known.body;
  return (
    <Frame
      title={it ? `${it.productName} · ${kilosText(it.grams)}` : words('share.one')}
      lead={it && `${it.supplierCommuneName} → ${it.customerCommuneName}`}
      back="/repartos"
    >
      <Answered of={known}>{(body) => <Portion allocation={body} />}</Answered>
    </Frame>
  );
}

function Portion({ allocation }: { allocation: Allocation }): JSX.Element {
  const { priceMinorPerKg, currency } = allocation;
  const price =
    priceMinorPerKg !== null && currency !== null ? moneyText(priceMinorPerKg, currency) : null;
  return (
    <>
      <div class="flow">
        <StateOf allocation={allocation} />
        <span class="soft small">{words('share.code', { code: allocation.code })}</span>
      </div>
      <Answers allocation={allocation} />
      <p>{allocation.reasonText}</p>
      {allocation.closedReason !== null && (
        <p>{words('share.closedReason', { reason: allocation.closedReason })}</p>
      )}
      <Figures
        of={[
          [words('share.amount'), packagesText(allocation)],
          [words('share.price'), price === null ? words('share.noPrice') : `${price}/kg`],
          [words('share.road'), kilometresText(allocation.metres)],
        ]}
      />
      <Story allocation={allocation} />
      <WaysOn allocation={allocation} />
    </>
  );
}

type Asking = 'decline' | 'release' | null;

function Answers({ allocation }: { allocation: Allocation }): JSX.Element {
  const sending = useSending();
  const [asking, setAsking] = useState<Asking>(null);
  const sides = mySides(allocation);
  const isBusy = sending.busy;
  const isHeld = isBusy || isUnsent(allocation);
  const isOpen = allocation.state === 'proposed' && sides.length > 0;
  return (
    <>
      {allocation.state === 'proposed' && <Deadline at={allocation.acceptBy} />}
      {sending.problem && asking === null && <ProblemNote problem={sending.problem} />}
      <div class="flow">
        {isAwaited(allocation, sides) && (
          <Button
            kind="main"
            icon="check"
            busy={isBusy}
            disabled={isHeld}
            onPress={() => void sending.send(answer(allocation, 'accept'))}
          >
            {words('share.accept')}
          </Button>
        )}
        {isOpen && (
          <Button kind="bad" icon="cross" disabled={isHeld} onPress={() => setAsking('decline')}>
            {words('share.decline')}
          </Button>
        )}
        {hasDeclined(allocation, sides) && (
          <Button
            icon="undo"
            busy={isBusy}
            disabled={isHeld}
            onPress={() => void sending.send(answer(allocation, 'restore'))}
          >
            {words('share.restore')}
          </Button>
        )}
        {allocation.state === 'accepted' && sides.length > 0 && (
          <Button kind="bad" icon="undo" disabled={isHeld} onPress={() => setAsking('release')}>
            {words('share.release')}
          </Button>
        )}
      </div>
      {asking !== null && (
        <WhyNot {...{ allocation, asking, sending }} onClose={() => setAsking(null)} />
      )}
    </>
  );
}

interface WhyNotProps {
  readonly allocation: Allocation;
  readonly asking: 'decline' | 'release';
  readonly sending: Sending;
  readonly onClose: () => void;
}

function WhyNot({ allocation, asking, sending, onClose }: WhyNotProps): JSX.Element {
  return (
    <ReasonSheet
      title={words(`share.${asking}`)}
      action={words(`share.${asking}`)}
      sending={sending}
      onClose={onClose}
      onReason={(reason) =>
        void sending.send(answer(allocation, asking, reason), () => {
          onClose();
          if (asking === 'decline') offerUndo(allocation);
        })
      }
    >
      <p>{words(asking === 'decline' ? 'share.declineHelp' : 'share.releaseHelp')}</p>
    </ReasonSheet>
  );
}

/** A no can be taken back as long as nobody else has been offered the kilos. */
function offerUndo(allocation: Allocation): void {
  say(words('share.declined'), () => void write(answer(allocation, 'restore')));
}

function answer(
  { id, productName, grams }: Allocation,
  deed: 'accept' | 'decline' | 'restore' | 'release',
  reason?: string,
): Write {
  return {
    method: 'POST',
    path: `/v1/allocations/${id}/${deed}`,
    body: reason === undefined ? {} : { reason },
    title: `${words(`share.${deed}`)}: ${productName}, ${kilosText(grams)}`,
    group: id,
    screen: `/repartos/${id}`,
  };
}

/** The kilos at each stage, as far as it has come. */
function Story({ allocation: it }: { allocation: Allocation }): JSX.Element {
  const isLoaded = it.loadedGrams > 0;
  const isDelivered = it.deliveredGrams > 0;
  const saidYes = (answered: Allocation['supplierAnswer'], at: string | null): string =>
    `${words(`answer.${answered}`)}${at === null ? '' : ` · ${momentText(at)}`}`;
  return (
    <section class="card">
      <h2>{words('share.story')}</h2>
      <Pairs
        of={[
          [words('share.supplier'), saidYes(it.supplierAnswer, it.supplierAcceptedAt)],
          [words('share.customer'), saidYes(it.customerAnswer, it.customerAcceptedAt)],
          [words('share.shared'), kilosText(it.grams + it.releasedGrams)],
          [words('share.released'), it.releasedGrams > 0 ? kilosText(it.releasedGrams) : null],
          [words('share.loaded'), isLoaded ? kilosText(it.loadedGrams) : null],
          [words('share.delivered'), isDelivered ? kilosText(it.deliveredGrams) : null],
          [words('share.lostOnTheWay'), lossOf(it)],
          [words('share.received'), it.receivedGrams === null ? null : kilosText(it.receivedGrams)],
        ]}
      />
    </section>
  );
}

function lossOf({ loadedGrams, deliveredGrams }: Allocation): string | null {
  return deliveredGrams > 0 && loadedGrams > deliveredGrams
    ? kilosText(loadedGrams - deliveredGrams)
    : null;
}

function WaysOn({ allocation: it }: { allocation: Allocation }): JSX.Element {
  const isCustomer = mySides(it).includes('customer');
  const isAwaitedHere = it.state === 'delivered' && (isCustomer || hasRole('centre_receiver'));
  const mayClaim = isCustomer && ['delivered', 'reconciled'].includes(it.state);
  return (
    <>
      {isAwaitedHere && (
        <LinkButton kind="main" icon="scale" href={`/recepcion/${it.id}`}>
          {words('share.receive')}
        </LinkButton>
      )}
      <Rows>
        <Row title={words('why.title')} href={`/por-que/${it.orderLineId}`} />
        <Row title={words('share.trace')} lead={it.lotCode} href={`/rastro/lote/${it.lotId}`} />
        <Row title={words('share.siblings')} href={`/repartos?lote=${it.lotId}`} />
        {mayClaim && (
          <Row title={words('share.claim')} href={`/reclamos/nuevo?asignacion=${it.id}`} />
        )}
      </Rows>
    </>
  );
}
