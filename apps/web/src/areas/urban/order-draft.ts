import { newId } from '#core/kernel';
import type { Shape } from '../../api/types';
import { typedNumber } from '../../language/typed-kilos';
import { askedLine, hasFaults, retyped, type TypedLine, typedLine, wantedOf } from './asked-lines';

export type Order = Shape<'OrderResponse'>;
export type Suggestion = Shape<'SuggestionResponse'>;

/** An order as it is being written on this phone. */
export interface OrderDraft {
  /** Born with the draft, so that an order sent twice counts once, whenever this phone dies. */
  readonly submissionId: string;
  readonly lines: readonly TypedLine[];
  readonly pointId: string;
  readonly fromOn: string;
  readonly toOn: string;
  /** Empty: as the census counted. */
  readonly families: string;
  readonly canKeepCold: boolean;
}

interface Ground {
  readonly cycle: Pick<Shape<'CycleResponse'>, 'movesOn' | 'handsOutOn'>;
  readonly suggestion?: Suggestion | undefined;
  /** What was sent already; later orders add to it on its terms. */
  readonly order?: Order | undefined;
  readonly pointId: string;
}

/** An empty order on the terms of what stands already, with a line for each product that a family has a ration of. */
export function freshDraft({ cycle, suggestion, order, pointId }: Ground): OrderDraft {
  const standing = order?.state === 'cancelled' ? undefined : order;
  return {
    submissionId: newId(),
    lines: (suggestion?.lines ?? []).map((it) => lineOn(it.productId, standing)),
    pointId: standing?.distributionPointId ?? pointId,
    fromOn: standing?.windowFromOn ?? suggestion?.windowFromOn ?? cycle.movesOn,
    toOn: standing?.windowToOn ?? suggestion?.windowToOn ?? cycle.handsOutOn,
    families: '',
    canKeepCold: standing?.canKeepCold ?? false,
  };
}

/** A line for one product, on the terms on which the order holds it already. */
export function lineOn(productId: string, order: Order | undefined): TypedLine {
  const standing = order?.lines.find((it) => it.productId === productId && !it.isCancelled);
  return typedLine(productId, standing);
}

/** A draft that was kept, with the lines that it does not have yet. */
export function withLinesOf(draft: OrderDraft, fresh: OrderDraft): OrderDraft {
  const known = new Set(draft.lines.map((it) => it.productId));
  const added = fresh.lines.filter((it) => !known.has(it.productId));
  return added.length === 0 ? draft : { ...draft, lines: [...draft.lines, ...added] };
}

/** The lines that ask for something. */
export function askedOf(draft: OrderDraft): readonly TypedLine[] {
  return draft.lines.filter((it) => wantedOf(it) > 0 || hasFaults(it));
}

export type DraftFault = 'nothing' | 'lines' | 'point' | 'families' | 'window' | null;

/** The first thing that keeps a draft from being sent. */
export function draftFault(draft: OrderDraft): DraftFault {
  const asked = askedOf(draft);
  if (asked.some(hasFaults)) return 'lines';
  if (asked.length === 0) return 'nothing';
  if (draft.pointId === '') return 'point';
  if (draft.families.trim() !== '' && !isCount(draft.families)) return 'families';
  return draft.fromOn === '' || draft.toOn === '' || draft.fromOn > draft.toOn ? 'window' : null;
}

function isCount(text: string): boolean {
  const value = typedNumber(text);
  return value !== null && Number.isInteger(value) && value > 0;
}

/** The submission as the API takes it. Only for drafts without a fault. */
export function submissionOf(
  draft: OrderDraft,
  { communeId, cycleId, isDraft }: { communeId: string; cycleId: string; isDraft: boolean },
): Shape<'SubmitOrderRequest'> {
  const families = typedNumber(draft.families);
  return {
    ...{ communeId, cycleId, isDraft },
    distributionPointId: draft.pointId,
    windowFromOn: draft.fromOn,
    windowToOn: draft.toOn,
    ...(families !== null && { families }),
    canKeepCold: draft.canKeepCold,
    lines: askedOf(draft).map(askedLine),
  };
}

/** A submission that was refused, as it would be typed again. */
export function draftFrom(request: Shape<'SubmitOrderRequest'>): OrderDraft {
  return {
    submissionId: newId(),
    lines: request.lines.map(retyped),
    pointId: request.distributionPointId,
    fromOn: request.windowFromOn,
    toOn: request.windowToOn,
    families: request.families == null ? '' : String(request.families),
    canKeepCold: request.canKeepCold ?? false,
  };
}

/** Kilos for each family, in grams, of what is typed and what the order holds already. */
export function gramsPerFamily(grams: number, families: number): number {
  return families > 0 ? Math.round(grams / families) : 0;
}

/** Grams that the lines of an order ask for; what was taken out counts no more. */
export function orderedGrams(order: Order | undefined): number {
  if (!order || order.state === 'cancelled') return 0;
  return order.lines.reduce((sum, it) => sum + (it.isCancelled ? 0 : it.wantedGrams), 0);
}
