import './desk.css';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { dayText, kilometresText, kilosText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { Button, LinkButton } from '../../ui/buttons';
import { Figures } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Empty, Freshness, Loading, ProblemNote } from '../../ui/states';
import { BoardMap } from './board-map';
import { boardProblem, loadBoard, seen, type Seen } from './board-store';
import { coordinatedCommunes, type Crew, useCrew } from './crew';
import type { Target } from './goods-row';
import { Lane } from './lane';
import { moving } from './moves';
import { NewRun } from './new-run';
import { ReviewRun } from './review-run';
import { type Board, type BoardRun, vehicleText } from './shapes';
import { WaitingPanel } from './waiting-panel';
import { words } from './words';

export { words };

const EVERY_MS = 20_000;
const VIEW = 'cayapa.board.map';

/** The dispatch board of a cycle: what waits, a lane for each vehicle, the map. Several coordinators work on it at once. */
export function Screen({ cycleId }: { cycleId: string }): JSX.Element {
  const cycle = useAnswer(addressOf('/v1/cycles/{id}', { id: cycleId }));
  const crew = useCrew();
  const [isMapShown, showMap] = useState(() => localStorage.getItem(VIEW) !== 'no');
  const [isNew, setNew] = useState(false);
  useBoard(cycleId);
  const known = seen.value?.cycleId === cycleId ? seen.value : null;
  const problem = boardProblem.value;
  const { body } = cycle;
  return (
    <Frame
      title={words('board.title')}
      lead={body && words('board.of', { cycle: body.name, day: dayText(body.movesOn) })}
      back="/despacho"
      wide
      actions={
        <Actions
          {...{ cycleId, isMapShown }}
          onMap={() => {
            localStorage.setItem(VIEW, isMapShown ? 'no' : 'yes');
            showMap(!isMapShown);
          }}
          {...(crew.communeId !== null && {
            onNew: () => {
              setNew(true);
            },
          })}
        />
      }
    >
      {problem && <ProblemNote problem={problem} />}
      {known && <BoardOf {...{ known, crew, isMapShown }} />}
      {!known && !problem && <Loading />}
      {isNew && body && (
        <NewRun
          {...{ cycleId, crew }}
          dayOn={body.movesOn}
          onClose={() => {
            setNew(false);
          }}
        />
      )}
    </Frame>
  );
}

/** Keeps the board up to date while it is looked at. */
function useBoard(cycleId: string): void {
  useEffect(() => {
    void loadBoard(cycleId);
    const timer = setInterval(() => {
      // While something is being moved the answer of the move itself brings the board up to date.
      if (moving.peek().size === 0 && document.visibilityState === 'visible')
        void loadBoard(cycleId);
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [cycleId]);
}

interface ActionsProps {
  readonly cycleId: string;
  readonly isMapShown: boolean;
  readonly onMap: () => void;
  readonly onNew?: () => void;
}

function Actions({ cycleId, isMapShown, onMap, onNew }: ActionsProps): JSX.Element {
  return (
    <>
      <Button icon={isMapShown ? 'list' : 'map'} onPress={onMap}>
        {words(isMapShown ? 'board.withoutMap' : 'board.withMap')}
      </Button>
      <LinkButton icon="route" href={`/despacho/${cycleId}/plan`}>
        {words('board.plan')}
      </LinkButton>
      {onNew && (
        <Button kind="main" icon="plus" onPress={onNew}>
          {words('board.newRun')}
        </Button>
      )}
    </>
  );
}

interface BoardProps {
  readonly known: Seen;
  readonly crew: Crew;
  readonly isMapShown: boolean;
}

function BoardOf({ known, crew, isMapShown }: BoardProps): JSX.Element {
  const { cycleId, board, shipments } = known;
  const [reviewed, review] = useState<string | null>(null);
  const targets = targetsOf(board);
  const lane = board.runs.find(({ run }) => run.id === reviewed);
  return (
    <>
      <Totals {...{ board }} />
      <Freshness at={known.at} />
      <div class="board">
        <WaitingPanel {...{ cycleId, targets, crew }} waiting={board.waiting} />
        <div class="stack">
          {isMapShown && <BoardMap {...{ board, crew }} />}
          <h2>{words('board.lanes')}</h2>
          {board.runs.length === 0 && <NoLanes {...{ cycleId, crew }} />}
          <div class="lanes">
            {board.runs.map((it) => (
              <Lane
                key={it.run.id}
                {...{ cycleId, targets, crew }}
                lane={it}
                shipments={shipments.filter(({ runId }) => runId === it.run.id)}
                onReview={() => {
                  review(it.run.id);
                }}
              />
            ))}
          </div>
        </div>
      </div>
      {lane && (
        <ReviewRun
          key={lane.run.id}
          {...{ cycleId, lane, crew }}
          waiting={board.waiting}
          onClose={() => {
            review(null);
          }}
        />
      )}
    </>
  );
}

/** Goods may be put on runs that are still proposals, of communes that the person coordinates. */
function targetsOf({ runs }: Board): readonly Target[] {
  const own = coordinatedCommunes();
  const isOpen = ({ run }: BoardRun): boolean =>
    run.state === 'planned' && own.includes(run.communeId);
  return runs.filter(isOpen).map(({ run }) => ({ runId: run.id, name: vehicleText(run) }));
}

function Totals({ board: { totals } }: { board: Board }): JSX.Element {
  return (
    <Figures
      of={[
        [words('board.waiting'), kilosText(totals.waitingGrams)],
        [words('board.planned'), kilosText(totals.plannedGrams)],
        [words('board.loaded'), kilosText(totals.loadedGrams)],
        [words('board.delivered'), kilosText(totals.deliveredGrams)],
        [words('runs.km'), kilometresText(totals.plannedMetres)],
      ]}
    />
  );
}

function NoLanes({ cycleId, crew }: { cycleId: string; crew: Crew }): JSX.Element {
  return (
    <Empty icon="truck" title={words('board.noLanes')}>
      <p>{words(crew.communeId === null ? 'board.readOnly' : 'board.noLanesWhy')}</p>
      {crew.communeId !== null && (
        <LinkButton icon="route" href={`/despacho/${cycleId}/plan`}>
          {words('board.plan')}
        </LinkButton>
      )}
    </Empty>
  );
}
