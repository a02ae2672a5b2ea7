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
  loadFaults,
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

function heldOf(shipment: Shipment, stop: Stop, method: Method): Held {
  const deed = stop.kind === 'delivery' ? 'deliver' : 'load';
  return { deed, method, from: fromOf(shipment), expected: expectedOf(shipment, deed) };
}

function Weigh({ run, stop, goods }: WeighProps): JSX.Element {
  const { route } = useLocation();
  const { sending, tell } = useRecording(run.id);
  const [method, setMethod] = useState<Method>('package_count');
  const [witness, setWitness] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<string, TypedLoad>>>({});
  const [isTold, setTold] = useState(false);
  useUnfinished(Object.keys(typed).length > 0);
  const kind = stop.kind === 'delivery' ? 'delivered' : 'loaded';
  const all = goods.map((shipment) => {
    const held = heldOf(shipment, stop, method);
    const load = typed[shipment.id] ?? firstTyped(held.expected.packages);
    return { shipment, held, load, faults: loadFaults(load, held) };
  });
  const save = (): void => {
    setTold(true);
    if (all.some(({ faults }) => Object.keys(faults).length > 0)) return;
    const told = {
      ...({ stopId: stop.id, kind } as const),
      goods: all.map(({ shipment, held, load }) =>
        goodsOf(shipment.id, load, { method, expected: held.expected, witness }),
      ),
    };
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
      <ChoiceField
        label={words('weigh.how')}
        hint={words(`weigh.hint.${method}`)}
        value={method}
        onValue={(value) => {
          setMethod(value as Method);
        }}
        options={METHODS.map((value) => ({ value, name: words(`weigh.by.${value}`) }))}
      />
      {all.map(({ shipment, held, load, faults }, at) => (
        <LoadFields
          key={shipment.id}
          {...{ shipment, held, load }}
          faults={isTold ? faults : {}}
          refusalOf={(field) => sending.faultOf(`goods.${at}.${field}`)}
          onLoad={(next) => {
            setTyped({ ...typed, [shipment.id]: next });
          }}
        />
      ))}
      <TextField
        optional
        label={words('weigh.witness')}
        hint={words('weigh.witnessHint')}
        value={witness}
        onValue={setWitness}
      />
      {isTold && all.some(({ faults }) => Object.keys(faults).length > 0) && (
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
