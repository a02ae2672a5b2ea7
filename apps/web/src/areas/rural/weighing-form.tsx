import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { kilosText, permilleText } from '../../language/figures';
import { gramsTyped } from '../../language/typed-kilos';
import { useUnfinished } from '../../shell/forms-open';
import { store } from '../../store/current';
import { Button } from '../../ui/buttons';
import { Figures } from '../../ui/data';
import { ChoiceField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import type { Catalogue, Lot, Weight } from './catalogue';
import {
  differencePermille,
  type Load,
  type LoadFault,
  type Method,
  METHODS,
  netOf,
  readLoad,
  type TypedLoad,
} from './weighing';
import { words } from './words';

/** From here on the scale and the announcement are worth a second look. */
const STRIKING_PERMILLE = 200;
const WITNESS = 'weighing.witness';
const LOADS_MAX = 200;

interface FormProps {
  readonly lot: Lot;
  readonly catalogue: Catalogue;
  /** What such a package weighs here: its tare is taken off. */
  readonly weight: Weight | undefined;
  readonly onDone: () => void;
}

/** Weighing of an announced harvest: the scale makes it stock. One load or several, with their net and difference. */
export function WeighingForm({ lot, catalogue, weight, onDone }: FormProps): JSX.Element {
  const sending = useSending();
  const [moveId] = useState(newId);
  const [method, setMethod] = useState<Method>('scale');
  const [loads, setLoads] = useState([emptyLoad(String(lot.announcedPackages))]);
  const [witness, setWitness] = useWitness();
  const [isTold, setTold] = useState(false);
  useUnfinished(loads.some((it) => it.gross !== ''));
  const tareEach = method === 'scale' ? (weight?.tareGrams ?? 0) : 0;
  const read = loads.map((it) => readLoad(it, tareEach));
  const whole = read.flatMap(({ load }) => load ?? []);
  const isComplete = whole.length === loads.length && witness.trim() !== '' && netOf(whole) > 0;
  const send = (): void => {
    setTold(true);
    if (!isComplete) return;
    void store.peek()?.keepNote(WITNESS, witness);
    const weighings = whole.map((load, at) => ({
      ...load,
      ...{ id: loads[at]?.id ?? newId(), method, witness: witness.trim() },
    }));
    void sending.send(weighingWrite(lot, { moveId, weighings, catalogue }), onDone);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {loads.map((typed, at) => (
        <LoadFields
          key={typed.id}
          {...{ typed, method, tareEach }}
          faults={isTold ? (read[at]?.faults ?? {}) : {}}
          onLoad={(next) => setLoads(loads.map((it) => (it === typed ? next : it)))}
          {...(loads.length > 1 && { onDrop: () => setLoads(loads.filter((it) => it !== typed)) })}
        />
      ))}
      {loads.length < LOADS_MAX && (
        <Button kind="quiet" icon="plus" onPress={() => setLoads([...loads, emptyLoad('')])}>
          {words('weigh.another')}
        </Button>
      )}
      <Outcome lot={lot} loads={whole} />
      <How {...{ witness, method, isTold }} onWitness={setWitness} onMethod={setMethod} />
      <Button kind="main" icon="scale" full busy={sending.busy}>
        {words('weigh.send')}
      </Button>
    </form>
  );
}

interface HowProps {
  readonly witness: string;
  readonly method: Method;
  readonly isTold: boolean;
  readonly onWitness: (witness: string) => void;
  readonly onMethod: (method: Method) => void;
}

/** Who saw the scale, and whether it was one. */
function How({ witness, method, isTold, onWitness, onMethod }: HowProps): JSX.Element {
  return (
    <>
      <TextField
        label={words('weigh.witness')}
        hint={words('weigh.witnessHint')}
        value={witness}
        fault={isTold && witness.trim() === '' ? common('field.required') : undefined}
        onValue={onWitness}
      />
      <ChoiceField
        label={words('weigh.method')}
        value={method}
        onValue={(next) => onMethod(next as Method)}
        options={METHODS.map((value) => ({ value, name: words(`method.${value}`) }))}
      />
    </>
  );
}

function emptyLoad(packages: string): TypedLoad {
  return { id: newId(), packages, gross: '', tare: null };
}

interface Weighed {
  readonly moveId: string;
  readonly weighings: readonly object[];
  readonly catalogue: Catalogue;
}

function weighingWrite(lot: Lot, { moveId, weighings, catalogue }: Weighed) {
  return {
    method: 'POST',
    path: `/v1/lots/${lot.id}/confirm`,
    group: `/v1/lots/${lot.id}`,
    screen: `/cosechas/${lot.id}`,
    title: words('weigh.sentTitle', {
      product: catalogue.productName(lot.productId),
      code: lot.code,
    }),
    body: { id: moveId, eventTime: new Date().toISOString(), weighings },
  } as const;
}

/** The witness of the last weighing stands there again: it is mostly the same person. */
function useWitness(): readonly [string, (witness: string) => void] {
  const [witness, setWitness] = useState('');
  useEffect(() => {
    void store
      .peek()
      ?.note<string>(WITNESS)
      .then((kept) => setWitness((now) => now || (kept ?? '')));
  }, []);
  return [witness, setWitness];
}

interface LoadProps {
  readonly typed: TypedLoad;
  readonly method: Method;
  readonly tareEach: number;
  readonly faults: Partial<Record<'packages' | 'gross' | 'tare', LoadFault>>;
  readonly onLoad: (load: TypedLoad) => void;
  readonly onDrop?: () => void;
}

function LoadFields({ typed, method, tareEach, faults, onLoad, onDrop }: LoadProps): JSX.Element {
  const usualTare = Number(typed.packages) * tareEach || 0;
  return (
    <fieldset class="stack tight">
      <div class="cols">
        <TextField
          isNumber
          label={words('weigh.packages')}
          value={typed.packages}
          fault={faultText(faults.packages)}
          onValue={(packages) => onLoad({ ...typed, packages })}
        />
        <TextField
          isNumber
          label={words(method === 'scale' ? 'weigh.gross' : 'weigh.kilos')}
          unit={common('unit.kg')}
          value={typed.gross}
          fault={faultText(faults.gross)}
          onValue={(gross) => onLoad({ ...typed, gross })}
        />
        {method === 'scale' && (
          <TextField
            isNumber
            label={words('weigh.tare')}
            unit={common('unit.kg')}
            {...(tareEach > 0 && { hint: words('weigh.tareHint', { kg: kilosText(tareEach) }) })}
            value={typed.tare ?? (usualTare > 0 ? gramsTyped(usualTare) : '')}
            fault={faultText(faults.tare)}
            onValue={(tare) => onLoad({ ...typed, tare })}
          />
        )}
      </div>
      {onDrop && (
        <Button kind="quiet" icon="bin" onPress={onDrop}>
          {words('weigh.drop')}
        </Button>
      )}
    </fieldset>
  );
}

function faultText(fault: LoadFault | undefined): string | undefined {
  if (fault === undefined) return undefined;
  return fault === 'tareAboveGross' ? words('weigh.tareAboveGross') : common(`field.${fault}`);
}

/** What the scale says so far, beside what was announced. */
function Outcome({ lot, loads }: { lot: Lot; loads: readonly Load[] }): JSX.Element {
  const net = netOf(loads);
  const permille = differencePermille(net, lot.announcedGrams);
  return (
    <div aria-live="polite" class="stack tight">
      <Figures
        of={[
          [words('weigh.net'), net > 0 ? kilosText(net) : common('say.none')],
          [words('lot.announced'), kilosText(lot.announcedGrams)],
          [
            words('lot.difference'),
            net > 0 ? differenceText(net - lot.announcedGrams) : common('say.none'),
          ],
        ]}
      />
      {net > 0 && Math.abs(permille) > STRIKING_PERMILLE && (
        <Note tone="warn">
          <p>{words('weigh.striking', { percent: permilleText(Math.abs(permille)) })}</p>
        </Note>
      )}
    </div>
  );
}

/** A difference with its sign. */
export function differenceText(grams: number): string {
  return grams > 0 ? `+${kilosText(grams)}` : kilosText(grams);
}
