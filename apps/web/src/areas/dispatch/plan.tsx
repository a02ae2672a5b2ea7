import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import { call } from '../../api/call';
import {
  dayText,
  durationText,
  kilometresText,
  kilosText,
  litresText,
  numberText,
  permilleText,
} from '../../language/figures';
import { refresh } from '../../store/answers';
import { useProgress } from '../../store/progress';
import { Button, LinkButton } from '../../ui/buttons';
import { Figures, Meter, Table } from '../../ui/data';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { LeftBehind } from './left-behind';
import { planTotals, PLAN_TONE, type PlanTotals } from './plan-facts';
import { PlanWhatIf } from './plan-what-if';
import { Ranking } from './ranking';
import { type Plan, said } from './shapes';
import { words } from './words';

export { words };

interface PlanParams {
  readonly cycleId: string;
  readonly planId: string;
}

/** One plan of runs: how far the planner has come, and then what it made and what it left behind. */
export function Screen({ cycleId, planId }: PlanParams): JSX.Element {
  const address = addressOf('/v1/run-plans/{id}', { id: planId });
  const plan = useProgress(address, ({ state }) => state !== 'queued');
  const { body } = plan;
  return (
    <Frame
      title={words(body?.basePlanId ? 'plan.whatIf' : 'plan.title')}
      lead={body && dayText(body.dayOn, 'long')}
      back={`/despacho/${cycleId}/plan`}
      actions={body && <Badge tone={PLAN_TONE[body.state]}>{words(`plan.${body.state}`)}</Badge>}
    >
      <Answered of={plan}>
        {(it) => (
          <>
            {it.state === 'queued' && <Thinking plan={it} />}
            {it.state === 'planned' && <Made {...{ cycleId }} plan={it} />}
            <Ended {...{ cycleId }} plan={it} />
          </>
        )}
      </Answered>
    </Frame>
  );
}

/** What the planner does, figure by figure. Leaving this page changes nothing: it goes on thinking. */
function Thinking({ plan: { id, progress } }: { plan: Plan }): JSX.Element {
  const sending = useSending();
  const stage = progress?.stage ?? 'waiting';
  const shown = (value: number | null | undefined): string =>
    value === null || value === undefined ? common('say.none') : numberText(value);
  return (
    <section class="card" aria-live="polite">
      <p class="flow strong">
        <span class="spin" /> {words(`plan.stage.${stage}`)}
      </p>
      {progress?.iterationsMax != null && progress.iteration !== null && (
        <Meter
          permille={Math.round((progress.iteration * 1000) / Math.max(1, progress.iterationsMax))}
          label={words('plan.rounds', { n: progress.iteration, of: progress.iterationsMax })}
        />
      )}
      <Figures
        of={[
          [words('plan.elapsed'), durationOf(progress?.elapsedMs)],
          [words('plan.served'), shown(progress?.servedShipments)],
          [words('plan.unserved'), shown(progress?.unservedShipments)],
          [words('plan.vehicles'), shown(progress?.vehicles)],
          [
            words('runs.km'),
            progress?.metres == null ? common('say.none') : kilometresText(progress.metres),
          ],
          [
            words('plan.gap'),
            progress?.metresAboveBoundPermille == null
              ? common('say.none')
              : permilleText(progress.metresAboveBoundPermille),
          ],
        ]}
      />
      <p class="soft small">{words('plan.goOn')}</p>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button
        kind="bad"
        icon="stop"
        busy={sending.busy}
        onPress={() =>
          void sending.ask(
            () => call<Plan>({ method: 'POST', path: `/v1/run-plans/${id}/cancel` }),
            () => void refresh(addressOf('/v1/run-plans/{id}', { id })),
          )
        }
      >
        {words('plan.cancel')}
      </Button>
    </section>
  );
}

function durationOf(milliseconds: number | undefined): string {
  const seconds = Math.round((milliseconds ?? 0) / 1000);
  return seconds < 120 ? `${seconds} s` : durationText(seconds);
}

interface EndProps {
  readonly cycleId: string;
  readonly plan: Plan;
}

function Ended({ cycleId, plan }: EndProps): JSX.Element | null {
  const { state } = plan;
  if (state === 'queued' || state === 'planned') return null;
  return (
    <Note tone={state === 'cancelled' ? 'info' : 'bad'} title={words(`plan.${state}What`)}>
      <LinkButton href={`/despacho/${cycleId}/plan`}>{words('plan.again')}</LinkButton>
    </Note>
  );
}

function Made({ cycleId, plan }: EndProps): JSX.Element {
  const totals = planTotals(plan.totals ?? {});
  const isWhatIf = plan.basePlanId !== null;
  return (
    <>
      {plan.baseTotals ? (
        <Beside now={planTotals(plan.baseTotals)} then={totals} />
      ) : (
        <Figures of={figuresOf(totals)} />
      )}
      {isWhatIf ? (
        <Note title={words('plan.writesNothing')}>
          <LinkButton href={`/despacho/${cycleId}/plan/${plan.basePlanId ?? ''}`}>
            {words('plan.base')}
          </LinkButton>
        </Note>
      ) : (
        <div class="flow">
          <LinkButton kind="main" icon="list" href={`/despacho/${cycleId}`}>
            {words('plan.board', { n: plan.runIds.length })}
          </LinkButton>
        </div>
      )}
      {plan.isChecked && (
        <p>
          <Badge tone="good">{words('plan.checked')}</Badge>
        </p>
      )}
      {plan.lowerBounds && (
        <p class="soft small">
          {words('plan.bounds', {
            vehicles: plan.lowerBounds.vehicles,
            km: kilometresText(plan.lowerBounds.metres),
          })}
        </p>
      )}
      <LeftBehind plan={plan} />
      {!isWhatIf && <Ranking plan={plan} />}
      {!isWhatIf && <PlanWhatIf {...{ cycleId, plan }} />}
      {plan.roads && plan.roads.reasons.length > 0 && (
        <section class="stack tight">
          <h2>{words('plan.roads')}</h2>
          <p class="soft">
            {words('plan.roadsOf', {
              measured: plan.roads.measured,
              estimated: plan.roads.estimated,
            })}
          </p>
          <ul class="small soft">
            {plan.roads.reasons.map((it) => (
              <li key={it.code}>{said(it)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const figuresOf = (totals: PlanTotals): readonly (readonly [string, string])[] => [
  [words('plan.servedGrams'), kilosText(totals.servedGrams)],
  [words('plan.unservedGrams'), kilosText(totals.unservedGrams)],
  [words('plan.vehicles'), numberText(totals.vehicles)],
  [words('runs.km'), kilometresText(totals.metres)],
  [words('board.fuel'), litresText(totals.fuelMl)],
  [words('figure.cost'), numberText(totals.costMinor / 100, 2)],
];

/** The plan as it is, and as it would be. */
function Beside({ now, then }: { now: PlanTotals; then: PlanTotals }): JSX.Element {
  const before = figuresOf(now);
  const after = new Map(figuresOf(then));
  return (
    <Table
      caption={words('review.figures')}
      items={before}
      keyOf={([name]) => name}
      columns={[
        { name: words('review.figure'), cell: ([name]) => name },
        { name: words('review.now'), cell: ([, value]) => value, isNumber: true },
        { name: words('review.then'), cell: ([name]) => after.get(name), isNumber: true },
      ]}
    />
  );
}
