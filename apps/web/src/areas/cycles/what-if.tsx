import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import { call } from '../../api/call';
import type { Shape } from '../../api/types';
import { useAnswer } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { CommuneField } from '../../ui/commune-field';
import { TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { useCommuneNames } from './names';
import { PolicyFields } from './policy-fields';
import { type PolicyFigures, typedPolicy } from './policy-form';
import { readChanges, type TypedWeight } from './what-if-form';
import { words } from './words';

/** Other figures tried before anybody votes them: on a sharing that was made, or on a cycle as it stands. */
export function WhatIf({ id, of }: { id: string; of: 'cycle' | 'run' }): JSX.Element {
  const run = useAnswer(of === 'run' ? addressOf('/v1/matching-runs/{id}', { id }) : null);
  const cycleId = of === 'cycle' ? id : run.body?.cycleId;
  const policy = useAnswer(
    cycleId === undefined ? null : addressOf('/v1/cycles/{id}/matching-policy', { id: cycleId }),
  );
  const base = of === 'cycle' ? `/v1/cycles/${id}` : `/v1/matching-runs/${id}`;
  return (
    <Frame
      title={words('whatIf.title')}
      lead={words('whatIf.lead')}
      back={of === 'cycle' ? `/ciclos/${id}/cotejo` : `/cotejos/${id}`}
    >
      <Answered of={policy}>{(figures) => <Try start={figures} base={base} />}</Answered>
    </Frame>
  );
}

function Try({ start, base }: { start: PolicyFigures; base: string }): JSX.Element {
  const { route } = useLocation();
  const sending = useSending();
  const [id] = useState(() => newId());
  const [typed, setTyped] = useState(() => typedPolicy(start));
  const [weights, setWeights] = useState<readonly TypedWeight[]>([]);
  const [kilometres, setKilometres] = useState('');
  const [isTold, setTold] = useState(false);
  const { policyFaults, hasWeights, hasRoad, changes } = readChanges(start, {
    ...{ typed, weights, kilometres },
  });
  const isReady = policyFaults.length === 0 && hasWeights && hasRoad;
  const isSame = Object.keys(changes).length === 0;
  const attempt = (): void => {
    setTold(true);
    if (!isReady || isSame) return;
    void sending.ask(
      () =>
        call<Shape<'MatchingRunDetail'>>({
          ...{ method: 'POST', path: `${base}/what-if`, body: { id, changes } },
        }),
      () => {
        route(`/cotejos/${id}`);
      },
    );
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        attempt();
      }}
    >
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {isTold && isReady && isSame && <Note tone="warn" title={words('whatIf.same')} />}
      <PolicyFields typed={typed} onTyped={setTyped} faults={isTold ? policyFaults : []} />
      <TextField
        label={words('whatIf.kilometres')}
        hint={words('whatIf.kilometresHelp')}
        unit="km"
        optional
        isNumber
        value={kilometres}
        onValue={setKilometres}
        fault={hasRoad ? undefined : common('field.number')}
      />
      <Weights weights={weights} onWeights={setWeights} isFaulty={isTold && !hasWeights} />
      <Button kind="main" icon="play" busy={sending.busy}>
        {words('whatIf.do')}
      </Button>
    </form>
  );
}

interface WeightsProps {
  readonly weights: readonly TypedWeight[];
  readonly onWeights: (weights: readonly TypedWeight[]) => void;
  readonly isFaulty: boolean;
}

/** A commune whose families count for more or for less than their number. */
function Weights({ weights, onWeights, isFaulty }: WeightsProps): JSX.Element {
  const nameOf = useCommuneNames();
  return (
    <fieldset class="stack tight">
      <legend class="label">{words('whatIf.weights')}</legend>
      <p class="soft small">{words('whatIf.weightsHelp')}</p>
      {weights.map((weight) => (
        <div key={weight.communeId} class="flow">
          <TextField
            label={nameOf(weight.communeId)}
            unit="%"
            isNumber
            value={weight.percent}
            onValue={(percent) => {
              onWeights(weights.map((it) => (it === weight ? { ...it, percent } : it)));
            }}
            fault={isFaulty ? common('field.number') : undefined}
          />
          <Button
            kind="quiet"
            icon="bin"
            onPress={() => {
              onWeights(weights.filter((it) => it !== weight));
            }}
          >
            {common('do.remove')}
          </Button>
        </div>
      ))}
      <CommuneField
        label={words('whatIf.addWeight')}
        value=""
        without={weights.map((it) => it.communeId)}
        onValue={(communeId) => {
          if (communeId !== '') onWeights([...weights, { communeId, percent: '100' }]);
        }}
      />
    </fieldset>
  );
}
