import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useUnfinished } from '../../shell/forms-open';
import { Button, LinkButton } from '../../ui/buttons';
import { ChoiceField, TextField } from '../../ui/fields';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty, ProblemNote } from '../../ui/states';
import { LoadFields } from './load-fields';
import { goodsAt, type RunDetail, type Shipment, type Stop } from './run-now';
import { useRecording, useRun } from './use-run';
import {
  expectedOf,
  firstTyped,
  fromOf,
  goodsOf,
  type Held,
  type LoadFault,
  loadFaults,
  type LoadField,
  type Method,
  type TypedLoad,
} from './weighing';
import { words } from './words';

export { words };

const METHODS: readonly Method[] = ['package_count', 'scale', 'estimate'];

/** What is loaded or handed over at one stop, weighed or counted. */
export function Screen({ id, stopId }: { id: string; stopId: string }): JSX.Element {
  const { known } = useRun(id);
  const stop = known.body?.stops.find((it) => it.id === stopId);
  const title = words(stop?.kind === 'delivery' ? 'weigh.deliver' : 'weigh.load');
  return (
    <Frame title={title} lead={stop?.siteName} back={`/ruta/${id}`}>
      <Answered of={known}>
        {(run) =>
          stop && goodsAt(run, stop).length > 0 ? (
            <Weigh run={run} stop={stop} goods={goodsAt(run, stop)} />
          ) : (
            <Empty icon="check" title={words('weigh.nothing')}>
              <LinkButton href={`/ruta/${id}`}>{words('weigh.back')}</LinkButton>
            </Empty>
          )
        }
      </Answered>
    </Frame>
  );
}

interface WeighProps {
  readonly run: RunDetail;
  readonly stop: Stop;
  readonly goods: readonly Shipment[];
}

/** One load of the stop, with what is typed of it. */
interface Weighed {
  readonly shipment: Shipment;
  readonly held: Held;
  readonly load: TypedLoad;
  readonly faults: Partial<Record<LoadField, LoadFault>>;
}

function weighedOf(
  shipment: Shipment,
  { stop, method, typed }: { stop: Stop; method: Method; typed: TypedLoads },
): Weighed {
  const deed = stop.kind === 'delivery' ? 'deliver' : 'load';
  const held = {
    deed,
    method,
    from: fromOf(shipment),
    expected: expectedOf(shipment, deed),
  } as const;
  const load = typed[shipment.id] ?? firstTyped(held.expected.packages);
  return { shipment, held, load, faults: loadFaults(load, held) };
}

type TypedLoads = Readonly<Record<string, TypedLoad>>;

function Weigh({ run, stop, goods }: WeighProps): JSX.Element {
  const { route } = useLocation();
  const { sending, tell } = useRecording(run.id);
  const [method, setMethod] = useState<Method>('package_count');
  const [witness, setWitness] = useState('');
  const [typed, setTyped] = useState<TypedLoads>({});
  const [isTold, setTold] = useState(false);
  useUnfinished(Object.keys(typed).length > 0);
  const kind = stop.kind === 'delivery' ? 'delivered' : 'loaded';
  const all = goods.map((shipment) => weighedOf(shipment, { stop, method, typed }));
  const isFaulty = all.some(({ faults }) => Object.keys(faults).length > 0);
  const save = (): void => {
    setTold(true);
    if (isFaulty) return;
    const weighed = all.map(({ shipment, held: { expected }, load }) =>
      goodsOf(shipment.id, load, { method, expected, witness }),
    );
    const told = { stopId: stop.id, kind, goods: weighed } as const;
    tell(words(`title.${kind}`, { place: stop.siteName }), told, () => {
      route(`/ruta/${run.id}`);
    });
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <MethodField value={method} onValue={setMethod} />
      {all.map((it, at) => (
        <LoadFields
          key={it.shipment.id}
          {...it}
          faults={isTold ? it.faults : {}}
          refusalOf={(field) => sending.faultOf(`goods.${at}.${field}`)}
          onLoad={(next) => {
            setTyped({ ...typed, [it.shipment.id]: next });
          }}
        />
      ))}
      <WitnessField value={witness} onValue={setWitness} />
      {isTold && isFaulty && (
        <p class="fault" role="alert">
          {words('weigh.look')}
        </p>
      )}
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <div class="foot">
        <Button kind="main" icon="check" busy={sending.busy}>
          {words(kind === 'loaded' ? 'do.loaded' : 'do.delivered')}
        </Button>
      </div>
    </form>
  );
}

function MethodField(props: { value: Method; onValue: (method: Method) => void }): JSX.Element {
  const { value, onValue } = props;
  return (
    <ChoiceField
      label={words('weigh.how')}
      hint={words(`weigh.hint.${value}`)}
      value={value}
      onValue={(method) => {
        onValue(method as Method);
      }}
      options={METHODS.map((method) => ({ value: method, name: words(`weigh.by.${method}`) }))}
    />
  );
}

function WitnessField(props: { value: string; onValue: (value: string) => void }): JSX.Element {
  return (
    <TextField
      optional
      label={words('weigh.witness')}
      hint={words('weigh.witnessHint')}
      {...props}
    />
  );
}
