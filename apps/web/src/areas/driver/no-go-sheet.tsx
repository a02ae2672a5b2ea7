import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { kilosText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { ChoiceField, LongField, SelectField } from '../../ui/fields';
import { Sheet } from '../../ui/sheet';
import { Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { goodsAt, type RunDetail, type Shipment, type Stop } from './run-now';
import { type Told, useRecording } from './use-run';
import { words } from './words';

type Then = NonNullable<Told['then']>;

const WAYS: readonly Then[] = ['redeliver', 'return', 'to_centre'];

interface NoGoProps {
  readonly run: RunDetail;
  readonly stop: Stop;
  readonly onClose: () => void;
}

/** Nothing could be done at a stop: why, and where the goods go that are on board for it. */
export function NoGoSheet({ run, stop, onClose }: NoGoProps): JSX.Element {
  const { sending, tell } = useRecording(run.id);
  const [typed, setTyped] = useState<TypedNoGo>({
    reason: '',
    then: 'redeliver',
    centreSiteId: '',
  });
  const [isTold, setTold] = useState(false);
  const onBoard = stop.kind === 'delivery' ? goodsAt(run, stop) : [];
  const told = toldOf(typed, stop, onBoard.length > 0);
  const faultOf = (value: string): string | undefined =>
    isTold && value.trim() === '' ? common('field.required') : undefined;
  return (
    <Sheet title={words('noGo.title', { place: stop.siteName })} onClose={onClose}>
      {onBoard.length === 0 && <p>{words('noGo.pickUp')}</p>}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTold(true);
          if (told) tell(words(`title.${told.kind}`, { place: stop.siteName }), told, onClose);
        }}
      >
        <LongField
          rows={2}
          label={common('field.reason')}
          hint={words('noGo.reasonHint')}
          value={typed.reason}
          onValue={(reason) => {
            setTyped({ ...typed, reason });
          }}
          fault={faultOf(typed.reason)}
        />
        {onBoard.length > 0 && <Whither {...{ run, onBoard, typed, faultOf }} onTyped={setTyped} />}
        {sending.problem && <ProblemNote problem={sending.problem} />}
        <Button kind="bad" full busy={sending.busy}>
          {words('do.noGo')}
        </Button>
      </form>
    </Sheet>
  );
}

interface TypedNoGo {
  readonly reason: string;
  readonly then: Then;
  readonly centreSiteId: string;
}

/** What is told, or null while something is missing. A stop that was never reached is skipped. */
function toldOf(
  { reason, then, centreSiteId }: TypedNoGo,
  stop: Stop,
  hasGoods: boolean,
): (Told & { readonly kind: 'failed' | 'skipped' }) | null {
  const needsCentre = hasGoods && then === 'to_centre';
  if (reason.trim() === '' || (needsCentre && centreSiteId === '')) return null;
  const kind = hasGoods || stop.state === 'arrived' ? 'failed' : 'skipped';
  return {
    ...{ stopId: stop.id, kind, reason: reason.trim() },
    ...(hasGoods && { then }),
    ...(needsCentre && { centreSiteId }),
  };
}

interface WhitherProps {
  readonly run: RunDetail;
  readonly onBoard: readonly Shipment[];
  readonly typed: TypedNoGo;
  readonly onTyped: (typed: TypedNoGo) => void;
  readonly faultOf: (value: string) => string | undefined;
}

function Whither({ run, onBoard, typed, onTyped, faultOf }: WhitherProps): JSX.Element {
  const grams = onBoard.reduce((sum, { loadedGrams }) => sum + (loadedGrams ?? 0), 0);
  return (
    <>
      <ChoiceField
        label={words('noGo.then', { kilos: kilosText(grams) })}
        value={typed.then}
        onValue={(then) => {
          onTyped({ ...typed, then: then as Then });
        }}
        options={WAYS.map((value) => ({ value, name: words(`then.${value}`) }))}
      />
      {typed.then === 'to_centre' && (
        <CentreField
          run={run}
          value={typed.centreSiteId}
          onValue={(centreSiteId) => {
            onTyped({ ...typed, centreSiteId });
          }}
          fault={faultOf(typed.centreSiteId)}
        />
      )}
    </>
  );
}

interface CentreProps {
  readonly run: RunDetail;
  readonly value: string;
  readonly onValue: (id: string) => void;
  readonly fault: string | undefined;
}

/** The centres of the run's own commune, and those that it stops at anyway to load. */
function CentreField({ run, ...field }: CentreProps): JSX.Element {
  const { communeId } = run;
  const own = useAnswer(addressOf('/v1/sites', { communeId, kind: 'collection_centre' }));
  const centres = new Map([
    ...(own.body?.items ?? []).map(({ id, name }) => [id, name] as const),
    ...run.stops
      .filter(({ kind }) => kind === 'pick_up')
      .map(({ siteId, siteName }) => [siteId, siteName] as const),
  ]);
  if (centres.size === 0) return <Note tone="warn">{words('noGo.noCentre')}</Note>;
  return (
    <SelectField
      label={words('noGo.centre')}
      empty={words('noGo.chooseCentre')}
      options={[...centres].map(([value, name]) => ({ value, name }))}
      {...field}
    />
  );
}
