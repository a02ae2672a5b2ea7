import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import type { Queued } from '../../store/member-store';
import { dropOutgoing, type Write } from '../../store/outbox';
import { useUnfinished } from '../../shell/forms-open';
import { Button, LinkButton } from '../../ui/buttons';
import { useSending } from '../../ui/form';
import { Answered, Note, ProblemNote } from '../../ui/states';
import { totalWanted, type TypedLine } from './asked-lines';
import { gramsTyped, typedNumber } from '../../language/typed-kilos';
import { useDraft } from '../../store/draft';
import { Ended } from './order-ended';
import { DeliveryFields } from './delivery-fields';
import { LinesEditor } from './lines-editor';
import { aboutProduct, useSupply } from './supply';
import {
  askedOf,
  draftFault,
  draftFrom,
  freshDraft,
  gramsPerFamily,
  lineOn,
  type Order,
  type OrderDraft,
  orderedGrams,
  submissionOf,
  withLinesOf,
} from './order-draft';
import { Unsent, unsent } from '../../ui/unsent';
import type { Cycle } from '../../store/cycles';
import { ofCommune } from '../../session/commune';
import { usePoints, useProducts } from './who';
import { words } from './words';

type Submission = Shape<'SubmissionResponse'>;
const SUBMISSIONS = '/v1/order-submissions/';
const pathOf = ({ submissionId }: OrderDraft): string => `${SUBMISSIONS}${submissionId}`;

interface FormProps {
  readonly cycle: Cycle;
  readonly communeId: string;
}

/** The order of one cycle: what is needed and what there is beside what is asked. Kept on this phone until it is sent. */
export function OrderForm({ cycle, communeId }: FormProps): JSX.Element {
  const [ended, setEnded] = useState<Submission | 'waiting' | null>(null);
  const order = useOrderOf(communeId, cycle.id);
  const kept = useDraft(`order:${communeId}:${cycle.id}`, pathOf);
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
    void sending.send<Submission>(submission({ cycle, communeId }, draft, isDraft), (written) =>
      onEnded(written.kind === 'sent' ? written.answer : 'waiting'),
    );
  };
  const suggested = new Map(suggestion?.lines.map((it) => [it.productId, it]));
  return (
    <>
      <Standing order={order} />
      <Unsent path={SUBMISSIONS} />
      <Refused cycleId={cycle.id} onDraft={onDraft} />
      <Suggested {...{ draft, suggestion, onDraft }} />
      <LinesEditor
        products={products}
        lines={supply.offeredFirst(draft.lines)}
        onLines={(lines) => onDraft({ ...draft, lines })}
        lineFor={(productId) => lineOn(productId, order)}
        about={(id) => aboutProduct(suggested.get(id), supply.of(id))}
      />
      <p class="soft small">{pricesText(supply.pricedIn)}</p>
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

function submission({ cycle, communeId }: FormProps, draft: OrderDraft, isDraft: boolean): Write {
  const kg = kilosText(totalWanted(draft.lines));
  return {
    ...{ method: 'PUT', path: pathOf(draft), group: `order:${cycle.id}` },
    body: submissionOf(draft, { communeId, cycleId: cycle.id, isDraft }),
    title: words('order.sendTitle', { name: cycle.name, kg }),
    screen: `/pedido?ciclo=${cycle.id}`,
  };
}

function pricesText(cycle: string | null): string {
  return cycle === null ? words('order.noPrices') : words('order.pricesFrom', { cycle });
}

/** What the census says is missing still, to be taken over with one tap. */
function Suggested({
  draft,
  suggestion,
  onDraft,
}: Pick<WritingProps, 'draft' | 'suggestion' | 'onDraft'>): JSX.Element {
  return (
    <>
      <div class="flow spread">
        <h2>{words('order.what')}</h2>
        {suggestion?.lines.some((it) => it.suggestedGrams > 0) === true && (
          <Button icon="people" onPress={() => onDraft(asSuggested(draft, suggestion))}>
            {words('order.useSuggested')}
          </Button>
        )}
      </div>
      {suggestion?.lines.length === 0 && <p class="soft">{words('order.noRations')}</p>}
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

/** A submission that the API refused can be taken up again as it was written. */
function Refused({
  cycleId,
  onDraft,
}: {
  cycleId: string;
  onDraft: (draft: OrderDraft) => void;
}): JSX.Element | null {
  const asked = (it: Queued): Shape<'SubmitOrderRequest'> => it.body as Shape<'SubmitOrderRequest'>;
  const item = unsent(SUBMISSIONS).find((it) => it.problem && asked(it).cycleId === cycleId);
  if (!item) return null;
  return (
    <Button
      icon="edit"
      onPress={() => {
        onDraft(draftFrom(asked(item)));
        void dropOutgoing(item.seq);
      }}
    >
      {words('order.mend')}
    </Button>
  );
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

/** The commune's order in a cycle, with its lines; undefined while there is none. */
function useOrderOf(communeId: string, cycleId: string): Order | undefined {
  const list = useAnswer<Shape<'OrderPage'>>(ofCommune('/v1/orders', communeId));
  const id = list.body?.items.find((it) => it.cycleId === cycleId)?.id;
  return useAnswer(id === undefined ? null : addressOf('/v1/orders/{id}', { id })).body;
}
