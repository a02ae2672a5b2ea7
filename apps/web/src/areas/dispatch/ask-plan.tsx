import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import { call } from '../../api/call';
import { dayText, kilosText, momentText, today } from '../../language/figures';
import { useAnswer, useList } from '../../store/answers';
import { Button, LinkButton } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { CheckField, ChoiceField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty, ProblemNote } from '../../ui/states';
import { type Crew, useCrew } from './crew';
import { planTotals, PLAN_TONE } from './plan-facts';
import type { Plan, Vehicle } from './shapes';
import { words } from './words';

export { words };

const OBJECTIVES = ['vehicles', 'cost', 'fuel'] as const;
const SECONDS = [10, 30, 60, 300] as const;
const SEEDS = 2;

/** Asks the planner for runs of a cycle: with which vehicles, on which day, and what matters most. */
export function Screen({ cycleId }: { cycleId: string }): JSX.Element {
  const cycle = useAnswer(addressOf('/v1/cycles/{id}', { id: cycleId }));
  const crew = useCrew();
  return (
    <Frame title={words('ask.title')} lead={cycle.body?.name} back={`/despacho/${cycleId}`}>
      {crew.communeId === null ? (
        <Empty icon="lock" title={words('board.readOnly')} />
      ) : (
        <Answered of={cycle}>
          {({ movesOn }) => <AskForm {...{ cycleId, crew }} dayOn={movesOn} />}
        </Answered>
      )}
      <EarlierPlans cycleId={cycleId} />
    </Frame>
  );
}

interface AskProps {
  readonly cycleId: string;
  readonly crew: Crew;
  readonly dayOn: string;
}

function AskForm({ cycleId, crew, dayOn: movesOn }: AskProps): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const [id] = useState(() => newId());
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());
  const [objective, setObjective] = useState<string>('vehicles');
  const [seconds, setSeconds] = useState('30');
  const [dayOn, setDayOn] = useState<string>(movesOn < today() ? today() : movesOn);
  const vehicleIds = chosenIds(crew, flipped);
  const ask = (): void => {
    const body = {
      ...{ communeId: crew.communeId, cycleId, dayOn, vehicleIds, objective },
      ...{ seconds: Number(seconds), seeds: SEEDS },
    };
    void sending.ask(
      () => call<Plan>({ method: 'PUT', path: `/v1/run-plans/${id}`, body }),
      () => {
        route(`/despacho/${cycleId}/plan/${id}`);
      },
    );
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (vehicleIds.length > 0) ask();
      }}
    >
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <TextField
        label={words('runs.day')}
        type="date"
        value={dayOn}
        onValue={setDayOn}
        fault={sending.faultOf('dayOn')}
      />
      <ChoiceField
        label={words('ask.objective')}
        value={objective}
        onValue={setObjective}
        options={OBJECTIVES.map((it) => ({ value: it, name: words(`ask.${it}`) }))}
        hint={words('ask.always')}
      />
      <ChoiceField
        label={words('ask.seconds')}
        value={seconds}
        onValue={setSeconds}
        options={SECONDS.map((n) => ({ value: String(n), name: words('ask.secondsOf', { n }) }))}
        hint={words('ask.secondsHint')}
      />
      <VehicleChoice {...{ crew, flipped }} onFlipped={setFlipped} />
      <Button kind="main" icon="route" busy={sending.busy} disabled={vehicleIds.length === 0}>
        {words('ask.go')}
      </Button>
    </form>
  );
}

/** Own vehicles are chosen until somebody takes them out, lent ones only when somebody takes them in. */
function isChosen(crew: Crew, vehicle: Vehicle, flipped: ReadonlySet<string>): boolean {
  return (vehicle.communeId === crew.communeId) !== flipped.has(vehicle.id);
}

const inService = (crew: Crew): readonly Vehicle[] =>
  [...crew.vehicles.values()].filter((it) => it.state === 'active');

function chosenIds(crew: Crew, flipped: ReadonlySet<string>): readonly string[] {
  return inService(crew)
    .filter((it) => isChosen(crew, it, flipped))
    .map((it) => it.id);
}

interface ChoiceProps {
  readonly crew: Crew;
  readonly flipped: ReadonlySet<string>;
  readonly onFlipped: (flipped: ReadonlySet<string>) => void;
}

function VehicleChoice({ crew, flipped, onFlipped }: ChoiceProps): JSX.Element {
  const fleet = inService(crew);
  if (fleet.length === 0)
    return (
      <Empty icon="truck" title={words('crew.noVehicle')}>
        <LinkButton href="/flota">{words('crew.fleet')}</LinkButton>
      </Empty>
    );
  return (
    <fieldset>
      <legend class="label">{words('ask.which')}</legend>
      {fleet.map((it) => (
        <CheckField
          key={it.id}
          label={vehicleLabel(it, it.communeId === crew.communeId)}
          value={isChosen(crew, it, flipped)}
          onValue={() => {
            const next = new Set(flipped);
            if (!next.delete(it.id)) next.add(it.id);
            onFlipped(next);
          }}
        />
      ))}
      {chosenIds(crew, flipped).length === 0 && <p class="fault">{words('ask.noVehicle')}</p>}
    </fieldset>
  );
}

function vehicleLabel(it: Vehicle, isOwn: boolean): string {
  const vehicle = `${it.name} ${it.plate} · ${kilosText(it.capacityGrams)}`;
  return isOwn ? vehicle : words('crew.lent', { vehicle, commune: it.communeName });
}

function EarlierPlans({ cycleId }: { cycleId: string }): JSX.Element | null {
  const plans = useList(addressOf('/v1/run-plans', { cycleId }));
  if (plans.items.length === 0) return null;
  return (
    <section class="stack">
      <h2>{words('ask.earlier')}</h2>
      <Rows label={words('ask.earlier')}>
        {[...plans.items].reverse().map((plan) => (
          <Row
            key={plan.id}
            href={`/despacho/${cycleId}/plan/${plan.id}`}
            title={words(plan.basePlanId === null ? 'plan.of' : 'plan.whatIfOf', {
              day: dayText(plan.dayOn),
            })}
            lead={[
              momentText(plan.requestedAt),
              ...(plan.totals ? [kilosText(planTotals(plan.totals).servedGrams)] : []),
            ].join(' · ')}
            end={<Badge tone={PLAN_TONE[plan.state]}>{words(`plan.${plan.state}`)}</Badge>}
          />
        ))}
      </Rows>
      <More more={plans.more} />
    </section>
  );
}
