import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { Table } from '../../ui/data';
import { Badge, Empty, TwoClocks } from '../../ui/states';
import { words } from './words';

type Step = Shape<'TraceStepResponse'>;
type Allocation = Shape<'TraceAllocationResponse'>;

/** Every hand-over in its order: when, from whom to whom, how much, by which scale and before whom. */
export function Steps({ of }: { of: readonly Step[] }): JSX.Element {
  if (of.length === 0) return <Empty icon="scale" title={words('trace.noSteps')} />;
  return (
    <ol class="rows">
      {of.map((step) => (
        <li key={step.id}>
          <div class="row">
            <span class="grow">
              <span class="strong">{titleOf(step)}</span>
              <span>{wayOf(step)}</span>
              <span class="soft small">
                <TwoClocks event={step.eventTime} record={step.recordTime} />
                {detailsOf(step).map((it) => ` · ${it}`)}
              </span>
              {!step.isInForce && (
                <span>
                  <Badge icon="undo">{words('trace.corrected')}</Badge>
                </span>
              )}
            </span>
            <span class="num strong">{kilosText(step.grams)}</span>
          </div>
        </li>
      ))}
    </ol>
  );
}

function titleOf({ kind, toKind }: Step): string {
  if (kind === 'handed_over' && toKind === 'vehicle') return words('step.loaded');
  if (kind === 'handed_over' && toKind === 'centre') return words('step.toCentre');
  if (kind === 'handed_over' && toKind === 'loss') return words('step.lost');
  if (kind === 'handed_over' && toKind === 'difference') return words('step.difference');
  return words(`step.${kind}`);
}

function wayOf({ fromKind, toKind, fromName, toName }: Step): string {
  const from = fromName || words(`place.${fromKind}`);
  const to = toName || words(`place.${toKind}`);
  return from === to ? from : `${from} → ${to}`;
}

function detailsOf({ packages, weighing, allocationCode, runCode, reason }: Step): string[] {
  const witness = weighing?.witness;
  return [
    ...(packages > 0 ? [words('trace.packages', { n: packages })] : []),
    ...(weighing ? [methodText(weighing.method)] : []),
    ...(witness ? [words('trace.witness', { name: witness })] : []),
    ...(allocationCode === null ? [] : [words('trace.share', { code: allocationCode })]),
    ...(runCode === null ? [] : [words('trace.run', { code: runCode })]),
    ...(reason === null ? [] : [causeText(reason)]),
  ];
}

function methodText(method: string): string {
  const key = `method.${method}`;
  return words.has(key) ? words(key) : method;
}

/** A reason is a cause with a name of its own, or what somebody wrote. */
export function causeText(cause: string): string {
  const key = `cause.${cause}`;
  return words.has(key) ? words(key) : cause;
}

/** Where the portions of a lot, or of an order line, ended. */
export function Portions({
  of,
  isOfLot,
}: {
  of: readonly Allocation[];
  isOfLot: boolean;
}): JSX.Element {
  if (of.length === 0) return <Empty icon="split" title={words('trace.noPortions')} />;
  return (
    <Table
      caption={words(isOfLot ? 'trace.portions' : 'trace.sources')}
      items={of}
      keyOf={(it) => it.id}
      columns={[
        {
          name: words(isOfLot ? 'trace.to' : 'trace.from'),
          cell: (it) => (
            <a href={isOfLot ? `/repartos/${it.id}` : `/rastro/lote/${it.lotId}`}>
              {isOfLot ? it.customerCommuneName : `${it.supplierCommuneName}, ${it.lotCode}`}
            </a>
          ),
        },
        { name: words('trace.state'), cell: stateText },
        { name: words('stage.allocated'), cell: (it) => kilosText(it.grams), isNumber: true },
        { name: words('stage.loaded'), cell: (it) => kilosText(it.loadedGrams), isNumber: true },
        {
          ...{ name: words('stage.delivered'), isNumber: true },
          cell: (it) => kilosText(it.deliveredGrams),
        },
        {
          ...{ name: words('stage.received'), isNumber: true },
          cell: (it) => (it.receivedGrams === null ? '—' : kilosText(it.receivedGrams)),
        },
        { name: words('accounts.lostShort'), cell: lostText, isNumber: true },
      ]}
    />
  );
}

function stateText({ state, closedReason }: Allocation): string {
  const key = `share.${state}`;
  const name = words.has(key) ? words(key) : state;
  return closedReason === null ? name : `${name}: ${closedReason}`;
}

function lostText({ lost }: Allocation): string {
  return kilosText(lost.reduce((sum, { grams }) => sum + grams, 0));
}
