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
import { goodsAt, type RunDetail, type Stop } from './run-now';
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
  const [reason, setReason] = useState('');
  const [then, setThen] = useState<Then>('redeliver');
  const [centreSiteId, setCentre] = useState('');
  const [isTold, setTold] = useState(false);
  const onBoard = stop.kind === 'delivery' ? goodsAt(run, stop) : [];
  const hasGoods = onBoard.length > 0;
  const needsCentre = hasGoods && then === 'to_centre';
  const isMissing = reason.trim() === '' || (needsCentre && centreSiteId === '');
  const fail = (kind: 'failed' | 'skipped'): void => {
    setTold(true);
    if (isMissing) return;
    const told: Told = {
      ...{ stopId: stop.id, kind, reason: reason.trim() },
      ...(hasGoods && { then }),
      ...(needsCentre && { centreSiteId }),
    };
    tell(words(`title.${kind}`, { place: stop.siteName }), told, onClose);
  };
  return (
    <Sheet title={words('noGo.title', { place: stop.siteName })} onClose={onClose}>
      {!hasGoods && <p>{words('noGo.pickUp')}</p>}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          fail(hasGoods || stop.state === 'arrived' ? 'failed' : 'skipped');
        }}
      >
        <LongField
          rows={2}
          label={common('field.reason')}
          hint={words('noGo.reasonHint')}
          value={reason}
          onValue={setReason}
          fault={isTold && reason.trim() === '' ? common('field.required') : undefined}
        />
        {hasGoods && (
          <ChoiceField
            label={words('noGo.then', { kilos: gramsText(onBoard) })}
            value={then}
            onValue={(value) => {
              setThen(value as Then);
            }}
            options={WAYS.map((value) => ({ value, name: words(`then.${value}`) }))}
          />
        )}
        {needsCentre && (
          <CentreField
            run={run}
            value={centreSiteId}
            onValue={setCentre}
            fault={isTold && centreSiteId === '' ? common('field.required') : undefined}
          />
        )}
        {sending.problem && <ProblemNote problem={sending.problem} />}
        <Button kind="bad" full busy={sending.busy}>
          {words('do.noGo')}
        </Button>
      </form>
    </Sheet>
  );
}

function gramsText(goods: readonly { readonly loadedGrams: number | null }[]): string {
  return kilosText(goods.reduce((sum, { loadedGrams }) => sum + (loadedGrams ?? 0), 0));
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
