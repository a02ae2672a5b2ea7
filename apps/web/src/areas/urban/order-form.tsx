import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '#core/kernel';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import { useUnfinished } from '../../shell/forms-open';
import { Button, LinkButton } from '../../ui/buttons';
import { useSending } from '../../ui/form';
import { Answered, Note, ProblemNote } from '../../ui/states';
import { common } from '../../ui/words';
import { totalWanted, type TypedLine } from './asked-lines';
import { gramsTyped, typedNumber } from '../../language/typed-kilos';
import { useDraft } from './draft';
import { DeliveryFields } from './delivery-fields';
import { LinesEditor } from './lines-editor';
import { aboutProduct, useSupply } from './supply';
import {
  askedOf,
  draftFault,
  freshDraft,
  gramsPerFamily,
  lineOn,
  type Order,
  type OrderDraft,
  orderedGrams,
  submissionOf,
  withLinesOf,
} from './order-draft';
import { Unsent } from './parts';
import { type Cycle, ofCommune, usePoints, useProducts } from './who';
import { words } from './words';

type Submission = Shape<'SubmissionResponse'>;
interface FormProps {
  readonly cycle: Cycle;
  readonly communeId: string;
}

/** The order of one cycle: what is needed and what there is beside what is asked. Kept on this phone until it is sent. */
export function OrderForm({ cycle, communeId }: FormProps): JSX.Element {
  const [ended, setEnded] = useState<Submission | 'waiting' | null>(null);
  const order = useOrderOf(communeId, cycle.id);
  const kept = useDraft<OrderDraft>(`order:${communeId}:${cycle.id}`);
  const suggestion = useAnswer(
    addressOf('/v1/orders/suggestion', { communeId, cycleId: cycle.id }),
  );
  const points = usePoints(communeId);
  if (ended !== null) {
    return <Ended {...{ ended, cycle }} onMore={() => setEnded(null)} />;
  }
  // Typing begins once this phone has said what it kept.
  if (kept.body === undefined) return <Answered of={{ isLoading: true }}>{() => null}</Answered>;
  const fresh = freshDraft({
    ...{ cycle, order, suggestion: suggestion.body },
    pointId: points[0]?.id ?? '',
  });
  const draft = kept.body === null ? fresh : withLinesOf(kept.body, fresh);
  return (
    <Writing
      {...{ cycle, communeId, order, draft }}
      suggestion={suggestion.body}
      isBegun={kept.body !== null}
      onDraft={kept.keep}
      onForget={kept.forget}
      onEnded={(how) => {
        kept.forget();
        setEnded(how);
      }}
    />
  );
}

interface WritingProps extends FormProps {
  readonly order: Order | undefined;
  readonly draft: OrderDraft;
  readonly suggestion: Shape<'SuggestionResponse'> | undefined;
  readonly isBegun: boolean;
  readonly onDraft: (draft: OrderDraft) => void;
  readonly onForget: () => void;
  readonly onEnded: (how: Submission | 'waiting') => void;
}

function Writing(props: WritingProps): JSX.Element {
  const { cycle, communeId, order, draft, suggestion, isBegun, onDraft, onForget, onEnded } = props;
  const sending = useSending();
  const [isTold, setTold] = useState(false);
  const products = useProducts();
  const supply = useSupply(communeId, cycle.id);
  useUnfinished(isBegun);
  const fault = draftFault(draft);
  const send = (isDraft: boolean): void => {
    setTold(true);
    if (fault !== null) return;
    const body = submissionOf(draft, { communeId, cycleId: cycle.id, isDraft });
    const title = words('order.sendTitle', {
      name: cycle.name,
      kg: kilosText(totalWanted(draft.lines)),
    });
    const screen = `/pedido?ciclo=${cycle.id}`;
    const group = `order:${cycle.id}`;
    const path = `/v1/order-submissions/${newId()}`;
    void sending.send<Submission>(
      { ...{ method: 'PUT', path, body, title, screen, group } },
      (written) => onEnded(written.kind === 'sent' ? written.answer : 'waiting'),
    );
  };
  const suggested = new Map(suggestion?.lines.map((it) => [it.productId, it]));
  return (
    <>
      <Standing order={order} />
      <Unsent path="/v1/order-submissions/" />
      <div class="flow spread">
        <h2>{words('order.what')}</h2>
        {suggestion && suggestion.lines.some((it) => it.suggestedGrams > 0) && (
          <Button icon="people" onPress={() => onDraft(asSuggested(draft, suggestion))}>
            {words('order.useSuggested')}
          </Button>
        )}
      </div>
      {suggestion?.lines.length === 0 && <p class="soft">{words('order.noRations')}</p>}
      <LinesEditor
        products={products}
        lines={supply.offeredFirst(draft.lines)}
        onLines={(lines) => onDraft({ ...draft, lines })}
        lineFor={(productId) => lineOn(productId, order)}
        about={(id) => aboutProduct(suggested.get(id), supply.of(id))}
      />
      <p class="soft small">
        {supply.pricedIn === null
          ? words('order.noPrices')
          : words('order.pricesFrom', { cycle: supply.pricedIn })}
      </p>
      <DeliveryFields
        {...{ cycle, communeId, draft, onDraft }}
        familiesCounted={suggestion?.families}
        faultOf={sending.faultOf}
      />
      {isBegun && (
        <Button kind="quiet" icon="bin" onPress={onForget}>
          {words('order.forget')}
        </Button>
      )}
      {isTold && fault !== null && <Note tone="bad" title={words(`fault.${fault}`)} />}
      {sending.problem && <ProblemNote problem={sending.problem} />}
      <Foot
        {...{ draft, order }}
        families={typedNumber(draft.families) ?? suggestion?.families ?? order?.families ?? 0}
      >
        {(order === undefined || order.state === 'draft') && (
          <Button onPress={() => send(true)} disabled={sending.busy}>
            {words('order.keepDraft')}
          </Button>
        )}
        <Button kind="main" icon="send" busy={sending.busy} onPress={() => send(false)}>
          {words('order.send')}
        </Button>
      </Foot>
    </>
  );
}

function asSuggested(draft: OrderDraft, { lines }: Shape<'SuggestionResponse'>): OrderDraft {
  const grams = new Map(lines.map((it) => [it.productId, it.suggestedGrams]));
  const filled = (line: TypedLine): TypedLine => {
    const suggested = grams.get(line.productId) ?? 0;
    return suggested === 0 ? line : { ...line, wanted: gramsTyped(suggested) };
  };
  return { ...draft, lines: draft.lines.map(filled) };
}

/** What the commune asked for already in this cycle: what is sent now adds to it. */
function Standing({ order }: { order: Order | undefined }): JSX.Element | null {
  if (!order || order.state === 'cancelled') return null;
  return (
    <Note tone={order.state === 'draft' ? 'warn' : 'info'}>
      <p>
        {words(order.state === 'draft' ? 'order.hasDraft' : 'order.has', {
          kg: kilosText(orderedGrams(order)),
        })}
      </p>
      <LinkButton href={`/pedidos/${order.id}`}>{words('order.see')}</LinkButton>
    </Note>
  );
}

/** What is typed, in kilos and for each family, always in sight. */
function Foot(props: {
  draft: OrderDraft;
  order: Order | undefined;
  families: number;
  children: JSX.Element | readonly (JSX.Element | false)[];
}): JSX.Element {
  const grams = totalWanted(props.draft.lines);
  const whole = gramsPerFamily(grams + orderedGrams(props.order), props.families);
  return (
    <div class="foot">
      <p aria-live="polite">
        <span class="strong">{kilosText(grams)}</span>{' '}
        <span class="soft small">
          {words('order.total', { n: askedOf(props.draft).length })}
          {props.families > 0 && ` · ${words('order.perFamily', { kg: kilosText(whole) })}`}
        </span>
      </p>
      {props.children}
    </div>
  );
}

/** What became of a submission, line by line. */
function Ended({
  ended,
  cycle,
  onMore,
}: {
  ended: Submission | 'waiting';
  cycle: Cycle;
  onMore: () => void;
}): JSX.Element {
  const { nameOf } = useProducts();
  if (ended === 'waiting') {
    return (
      <>
        <Note tone="warn" title={common('say.waiting')} />
        <Unsent path="/v1/order-submissions/" />
        <Button icon="plus" onPress={onMore}>
          {words('order.again')}
        </Button>
      </>
    );
  }
  const { order, text, merged } = ended;
  return (
    <>
      <Note
        tone="good"
        title={words(order.state === 'draft' ? 'order.kept' : 'order.sent', { name: cycle.name })}
      >
        <p>{text}</p>
      </Note>
      <ul class="rows">
        {merged.map(({ lineId, productId, terms, text: told }) => {
          const line = order.lines.find((it) => it.id === lineId);
          return (
            <li key={lineId} class="row">
              <span class="grow">
                <span class="strong">{nameOf(productId)}</span>
                <span
                  class={terms === 'replaced' || terms === 'newer_kept' ? 'small' : 'soft small'}
                >
                  {told}
                </span>
              </span>
              <span class="num">{line && kilosText(line.wantedGrams)}</span>
            </li>
          );
        })}
      </ul>
      <LinkButton kind="main" href={`/pedidos/${order.id}`}>
        {words('order.see')}
      </LinkButton>
      <Button icon="plus" onPress={onMore}>
        {words('order.again')}
      </Button>
    </>
  );
}

/** The commune's order in a cycle, with its lines; undefined while there is none. */
function useOrderOf(communeId: string, cycleId: string): Order | undefined {
  const list = useAnswer<Shape<'OrderPage'>>(ofCommune('/v1/orders', communeId));
  const id = list.body?.items.find((it) => it.cycleId === cycleId)?.id;
  return useAnswer(id === undefined ? null : addressOf('/v1/orders/{id}', { id })).body;
}
