import type { JSX } from 'preact';
import { addressOf } from '../../api/address';
import type { Shape } from '../../api/types';
import { kilosText, moneyText } from '../../language/figures';
import { useAnswer } from '../../store/answers';
import type { TypedLine } from './asked-lines';
import { ofCommune } from '../../session/commune';
import { useCycles } from '../../store/cycles';
import { words } from './words';

/** What the network has of one product, and what the countryside asked for it last. */
interface SupplyOf {
  readonly availableGrams: number;
  readonly announcedGrams: number;
  readonly price: string | null;
}

interface Supply {
  of(productId: string): SupplyOf;
  /** What there is comes first; else as before. */
  offeredFirst(lines: readonly TypedLine[]): readonly TypedLine[];
  /** The cycle from which the prices are. */
  readonly pricedIn: string | null;
}

const PRICED = new Set(['matched', 'moving', 'handed_out', 'settled']);

/** What is on offer in a cycle, and the farm prices of the last cycle in which the commune was given something. */
export function useSupply(communeId: string, cycleId: string): Supply {
  const totals = useAnswer(addressOf('/v1/cycles/{id}/totals', { id: cycleId }));
  const orders = useAnswer<Shape<'OrderPage'>>(ofCommune('/v1/orders', communeId));
  const ordered = new Set(orders.body?.items.map((it) => it.cycleId));
  const last = useCycles().find((it) => PRICED.has(it.state) && ordered.has(it.id));
  const given = useAnswer<Shape<'AllocationPage'>>(
    last
      ? addressOf('/v1/allocations', { cycleId: last.id, communeId, side: 'customer', limit: 200 })
      : null,
  );
  const known = new Map(totals.body?.products.map((it) => [it.productId, it]));
  const prices = new Map<string, string>();
  for (const { productId, priceMinorPerKg, currency } of given.body?.items ?? []) {
    if (priceMinorPerKg !== null && currency !== null)
      prices.set(productId, moneyText(priceMinorPerKg, currency));
  }
  const gramsOf = (productId: string): number => {
    const it = known.get(productId);
    return it ? it.availableGrams + it.announcedGrams : 0;
  };
  return {
    of: (productId) => ({
      availableGrams: known.get(productId)?.availableGrams ?? 0,
      announcedGrams: known.get(productId)?.announcedGrams ?? 0,
      price: prices.get(productId) ?? null,
    }),
    offeredFirst: (lines) =>
      lines.toSorted(
        (one, other) => Number(gramsOf(other.productId) > 0) - Number(gramsOf(one.productId) > 0),
      ),
    pricedIn: prices.size > 0 && last ? last.name : null,
  };
}

/** Two short lines: what is needed and asked, what there is and what the farm asked. */
export function aboutProduct(
  suggested: Shape<'SuggestedLine'> | undefined,
  { availableGrams, announcedGrams, price }: SupplyOf,
): JSX.Element {
  const there = availableGrams + announcedGrams;
  return (
    <>
      {suggested && (
        <>
          {words('about.needed', { kg: kilosText(suggested.neededGrams) })}
          {suggested.orderedGrams > 0 &&
            ` · ${words('about.ordered', { kg: kilosText(suggested.orderedGrams) })}`}
          <br />
        </>
      )}
      {there > 0 ? words('about.offered', { kg: kilosText(there) }) : words('about.notOffered')}
      {price !== null && ` · ${words('about.price', { price })}`}
    </>
  );
}
