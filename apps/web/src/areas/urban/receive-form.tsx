import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { kilosText, momentText } from '../../language/figures';
import { typedGrams, typedNumber } from '../../language/typed-kilos';
import { useUnfinished } from '../../shell/forms-open';
import type { Write } from '../../store/outbox';
import { Button } from '../../ui/buttons';
import { Figures } from '../../ui/data';
import { ChoiceField, LongField, SelectField, TextField } from '../../ui/fields';
import { useSending } from '../../ui/form';
import { Badge, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import {
  netGrams,
  type ReceptionField,
  receptionFaults,
  type TypedReception,
} from './scale-reading';
import { words } from './words';

/** What is to be weighed. */
export interface Expected {
  readonly allocationId: string;
  readonly communeId: string;
  readonly productName: string;
  readonly supplierCommuneName: string;
  readonly lotCode: string;
  /** Delivered by the road and not yet received. */
  readonly grams: number;
  readonly packagesText?: string;
  readonly correctsId?: string;
}

export interface Registered {
  readonly isWaiting: boolean;
  readonly differenceGrams: number;
}

const CAUSES = ['short_weight', 'spoilage', 'damage', 'theft', 'mistake', 'other'] as const;

interface FormProps {
  readonly expected: Expected;
  readonly first: TypedReception;
  readonly onEnded: (how: Registered) => void;
}

/** Weighing or counting what came; the difference is seen at once, and asks for its reason. */
export function ReceiveForm({ expected, first, onEnded }: FormProps): JSX.Element {
  const sending = useSending();
  const [typed, setTyped] = useState(first);
  const [isTold, setTold] = useState(false);
  useUnfinished(typed !== first);
  const net = netGrams(typed);
  const difference = net === null ? null : net - expected.grams;
  const faults = receptionFaults(typed, expected.grams);
  const faultOf = (field: ReceptionField): string | undefined => {
    const fault = faults[field];
    if (!isTold || fault === undefined) return undefined;
    return fault === 'tareAbove' || fault === 'absurd'
      ? words(`receive.${fault}`)
      : common(`field.${fault}`);
  };
  const save = (): void => {
    setTold(true);
    if (net === null || difference === null || Object.keys(faults).length > 0) return;
    void sending.send(receptionOf(typed, { expected, net, difference }), ({ kind }) =>
      onEnded({ isWaiting: kind === 'waiting', differenceGrams: difference }),
    );
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Figures
        of={[
          [words('receive.delivered'), kilosText(expected.grams)],
          ...(expected.packagesText === undefined
            ? []
            : [[words('receive.packages'), expected.packagesText] as const]),
        ]}
      />
      {expected.correctsId !== undefined && <p class="soft">{words('receive.correcting')}</p>}
      <Weight {...{ typed, faultOf }} onTyped={setTyped} />
      <div aria-live="polite">
        <Figures
          of={[
            [words('receive.net'), net === null ? common('say.none') : kilosText(net)],
            [words('receive.difference'), <Difference key="difference" grams={difference} />],
          ]}
        />
      </div>
      {difference !== null && difference !== 0 && (
        <Why {...{ typed, difference, faultOf }} onTyped={setTyped} />
      )}
      <p class="soft small">{words('receive.now', { time: momentText(new Date()) })}</p>
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Button kind="main" full icon="scale" busy={sending.busy}>
        {words('receive.save')}
      </Button>
    </form>
  );
}

interface Weighed {
  readonly expected: Expected;
  readonly net: number;
  readonly difference: number;
}

function receptionOf(typed: TypedReception, weighed: Weighed): Write {
  const { allocationId, correctsId, productName: product } = weighed.expected;
  const corrects = correctsId === undefined ? '' : `?corrige=${correctsId}`;
  return {
    ...{ method: 'PUT', path: `/v1/receptions/${newId()}`, group: allocationId },
    body: requestOf(typed, weighed),
    title: words('receive.sendTitle', { product, kg: kilosText(weighed.net) }),
    screen: `/recepcion/${allocationId}${corrects}`,
  };
}

function requestOf(
  typed: TypedReception,
  { expected, net, difference }: Weighed,
): Shape<'ReceiveRequest'> {
  const { allocationId, correctsId } = expected;
  const { how, gross, tare, witness, packages, cause, reason } = typed;
  return {
    allocationId,
    ...(correctsId !== undefined && { correctsId }),
    packages: typedNumber(packages) ?? 0,
    ...(how === 'count'
      ? { receivedGrams: net }
      : {
          weighing: {
            grossGrams: typedGrams(gross) ?? 0,
            tareGrams: typedGrams(tare) ?? 0,
            method: 'scale',
            witness: witness.trim(),
          },
        }),
    ...(difference < 0 && { differenceCause: cause as (typeof CAUSES)[number] }),
    ...(difference !== 0 && { differenceReason: reason.trim() }),
    eventTime: new Date().toISOString(),
  };
}

/** Received less delivered, by word, sign and icon. */
export function Difference({ grams }: { grams: number | null }): JSX.Element {
  if (grams === null) return <>{common('say.none')}</>;
  if (grams === 0) return <Badge tone="good">{words('diff.none')}</Badge>;
  return (
    <Badge tone={grams < 0 ? 'bad' : 'warn'} icon={grams < 0 ? 'minus' : 'plus'}>
      {words(grams < 0 ? 'diff.missing' : 'diff.more', { kg: kilosText(Math.abs(grams)) })}
    </Badge>
  );
}

interface PartProps {
  readonly typed: TypedReception;
  readonly faultOf: (field: ReceptionField) => string | undefined;
  readonly onTyped: (typed: TypedReception) => void;
}

function Weight({ typed, faultOf, onTyped }: PartProps): JSX.Element {
  const kilos = (field: 'gross' | 'tare' | 'counted'): JSX.Element => (
    <TextField
      isNumber
      unit={common('unit.kg')}
      label={words(`receive.${field}`)}
      {...(field === 'tare' && { hint: words('receive.tareHint') })}
      value={typed[field]}
      fault={faultOf(field)}
      onValue={(value) => onTyped({ ...typed, [field]: value })}
    />
  );
  return (
    <>
      <ChoiceField
        label={words('receive.how')}
        value={typed.how}
        onValue={(how) => onTyped({ ...typed, how: how as TypedReception['how'] })}
        options={[
          { value: 'scale', name: words('receive.byScale') },
          { value: 'count', name: words('receive.byCount') },
        ]}
      />
      <TextField
        isNumber
        label={words('receive.packages')}
        value={typed.packages}
        fault={faultOf('packages')}
        onValue={(packages) => onTyped({ ...typed, packages })}
      />
      {typed.how === 'count' ? (
        kilos('counted')
      ) : (
        <>
          <div class="cols">
            {kilos('gross')}
            {kilos('tare')}
          </div>
          <TextField
            optional
            label={words('receive.witness')}
            hint={words('receive.witnessHint')}
            value={typed.witness}
            onValue={(witness) => onTyped({ ...typed, witness })}
          />
        </>
      )}
    </>
  );
}

function Why(props: PartProps & { difference: number }): JSX.Element {
  const { typed, difference, faultOf, onTyped } = props;
  return (
    <section class="card">
      <h2>{words('receive.why')}</h2>
      <p class="soft small">{words('receive.notLoss')}</p>
      {difference < 0 && (
        <CauseField value={typed.cause} onValue={(cause) => onTyped({ ...typed, cause })} />
      )}
      <LongField
        rows={2}
        label={common('field.reason')}
        value={typed.reason}
        fault={faultOf('reason')}
        onValue={(reason) => onTyped({ ...typed, reason })}
      />
    </section>
  );
}

/** Why kilos are missing. */
export function CauseField(props: {
  value: string;
  onValue: (cause: string) => void;
}): JSX.Element {
  return (
    <SelectField
      label={words('cause.label')}
      {...props}
      options={CAUSES.map((value) => ({ value, name: words(`cause.${value}`) }))}
    />
  );
}
