import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { call } from '../../api/call';
import type { Shape } from '../../api/types';
import { Button, LinkButton } from '../../ui/buttons';
import { type Sending, useSending } from '../../ui/form';
import { ReasonSheet } from '../../ui/reason-sheet';
import { Sheet } from '../../ui/sheet';
import { Note, ProblemNote } from '../../ui/states';
import { say } from '../../ui/toasts';
import { forgetOthers, loadBoard, noteOwn } from './board-store';
import { Conflicts } from './desk-conflicts';
import type { Crew } from './crew';
import { FiguresBeside } from './figures-beside';
import type { BoardRun, RunDetail, Waiting } from './shapes';
import { vehicleText } from './shapes';
import { type Wish, WishFields, wishOf } from './wish-fields';
import { words } from './words';

type RunFigures = Shape<'RunFiguresResponse'>;

interface ReviewProps {
  readonly cycleId: string;
  readonly lane: BoardRun;
  readonly waiting: readonly Waiting[];
  readonly crew: Crew;
  readonly onClose: () => void;
}

/** Looks at a run before it becomes a promise: its figures as they are and as they would be, then publishing. */
export function ReviewRun(props: ReviewProps): JSX.Element {
  const { cycleId, lane, onClose } = props;
  const { run } = lane;
  const sending = useSending();
  const [isWithdrawing, withdraw] = useState(false);
  useEffect(() => {
    forgetOthers(run.id);
  }, [run.id, run.version]);
  if (isWithdrawing) {
    return <Unpublish {...{ cycleId, lane, sending }} onClose={onClose} />;
  }
  return (
    <Sheet title={vehicleText(run)} onClose={onClose}>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {run.state === 'planned' ? (
        <Proposal {...props} sending={sending} />
      ) : (
        <>
          <Conflicts of={lane.conflicts} />
          <div class="flow">
            <LinkButton href={`/viajes/${run.id}`}>{words('review.open')}</LinkButton>
            {(run.state === 'published' || run.state === 'cleared') && (
              <Button
                kind="bad"
                icon="undo"
                onPress={() => {
                  withdraw(true);
                }}
              >
                {words('deed.unpublish')}
              </Button>
            )}
          </div>
        </>
      )}
    </Sheet>
  );
}

/** A run that can still be changed: what is, what would be, and the promise. */
function Proposal(props: ReviewProps & { readonly sending: Sending }): JSX.Element {
  const { cycleId, lane, waiting, crew, sending, onClose } = props;
  const { run } = lane;
  const [wish, setWish] = useState<Wish>(() => wishOf(run));
  const [now, setNow] = useState<RunFigures | null>(null);
  const [then, setThen] = useState<RunFigures | null>(null);
  useEffect(() => {
    void sending.ask(() => askFigures(run.id, {}), setNow);
  }, [run.id, run.version]);
  const changes = changesOf(wish, wishOf(run));
  const isSame = Object.keys(changes).length === 0;
  const make = (): void => {
    void sending.ask(
      () => apply(lane, wish),
      () => {
        setThen(null);
        setWish({ ...wish, addAllocationId: '' });
        void loadBoard(cycleId);
        say(words('review.applied'));
      },
    );
  };
  return (
    <>
      <Conflicts of={(then ?? now)?.conflicts ?? lane.conflicts} />
      {now && <FiguresBeside now={now} then={then} />}
      <section class="stack">
        <h3>{words('review.whatIf')}</h3>
        <WishFields
          {...{ crew, wish, waiting }}
          onWish={(next) => {
            setWish(next);
            setThen(null);
          }}
          faultOf={sending.faultOf}
        />
        <div class="flow">
          <Button
            icon="question"
            busy={sending.busy}
            disabled={isSame}
            onPress={() => void sending.ask(() => askFigures(run.id, changes), setThen)}
          >
            {words('review.ask')}
          </Button>
          <Button disabled={isSame} busy={sending.busy} onPress={make}>
            {words('review.apply')}
          </Button>
        </div>
      </section>
      <Publishing {...{ cycleId, lane, sending, onClose }} isChanged={!isSame} />
    </>
  );
}

interface PublishingProps {
  readonly cycleId: string;
  readonly lane: BoardRun;
  readonly sending: Sending;
  readonly isChanged: boolean;
  readonly onClose: () => void;
}

/** Publishing tells the driver and everybody who waits, so what stands in its way is said first. */
function Publishing({ cycleId, lane, sending, isChanged, onClose }: PublishingProps): JSX.Element {
  const { run, conflicts } = lane;
  const why = whyNot(lane, isChanged);
  return (
    <section class="stack">
      <h3>{words('deed.publish')}</h3>
      {why ? (
        <Note tone="warn" title={why} />
      ) : (
        <p class="soft">
          {words('review.tells', { driver: run.driverName ?? '', n: conflicts.length })}
        </p>
      )}
      <Button
        kind="main"
        icon="bell"
        busy={sending.busy}
        disabled={why !== null}
        onPress={() =>
          void sending.ask(
            () => call<RunDetail>({ method: 'POST', path: `/v1/runs/${run.id}/publish` }),
            (published) => {
              noteOwn(published);
              void loadBoard(cycleId);
              say(words('review.published', { driver: published.driverName ?? '' }));
              onClose();
            },
          )
        }
      >
        {words('deed.publish')}
      </Button>
    </section>
  );
}

function whyNot({ run, stops, conflicts }: BoardRun, isChanged: boolean): string | null {
  if (isChanged) return words('review.applyFirst');
  if (!stops.some((it) => it.kind === 'pick_up')) return words('review.noGoods');
  if (run.driverId === null) return words('review.noDriver');
  if (conflicts.some((it) => it.isHard)) return words('review.hard');
  return null;
}

interface UnpublishProps {
  readonly cycleId: string;
  readonly lane: BoardRun;
  readonly sending: Sending;
  readonly onClose: () => void;
}

function Unpublish({ cycleId, lane: { run }, sending, onClose }: UnpublishProps): JSX.Element {
  return (
    <ReasonSheet
      title={words('deed.unpublish')}
      action={words('deed.unpublish')}
      {...{ sending, onClose }}
      onReason={(reason) =>
        void sending.ask(
          () =>
            call<RunDetail>({
              ...{ method: 'POST', path: `/v1/runs/${run.id}/unpublish`, body: { reason } },
            }),
          (withdrawn) => {
            noteOwn(withdrawn);
            void loadBoard(cycleId);
            say(words('deed.unpublished'));
            onClose();
          },
        )
      }
    >
      <p>{words('deed.unpublishWhat')}</p>
    </ReasonSheet>
  );
}

type Changes = Partial<Shape<'WhatIfRequest'>>;

function changesOf(wish: Wish, before: Wish): Changes {
  const { vehicleId, driverId, dayOn, addAllocationId } = wish;
  return {
    ...(vehicleId !== before.vehicleId && vehicleId !== '' && { vehicleId }),
    ...(driverId !== before.driverId && driverId !== '' && { driverId }),
    ...(dayOn !== before.dayOn && dayOn !== '' && { dayOn }),
    ...(addAllocationId !== '' && { addAllocationIds: [addAllocationId] }),
  };
}

function askFigures(runId: string, body: Changes): Promise<RunFigures> {
  return call<RunFigures>({ method: 'POST', path: `/v1/runs/${runId}/what-if`, body });
}

/** Makes what was asked about true: the crew under the version that was seen, then the goods. */
async function apply({ run }: BoardRun, wish: Wish): Promise<void> {
  const { addAllocationIds, ...crew } = changesOf(wish, wishOf(run));
  const { id, version } = run;
  if (Object.keys(crew).length > 0)
    noteOwn(
      await call<RunDetail>({ method: 'PATCH', path: `/v1/runs/${id}`, body: crew, version }),
    );
  for (const allocationId of addAllocationIds ?? []) {
    const path = `/v1/runs/${id}/shipments/${wish.shipmentId}`;
    noteOwn(await call<RunDetail>({ method: 'PUT', path, body: { allocationId } }));
  }
}
