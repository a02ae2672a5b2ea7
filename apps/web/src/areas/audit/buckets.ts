import type { Shape } from '../../api/types';

const BUCKETS = [
  ...(['available', 'reserved', 'loaded', 'delivered', 'lost', 'withdrawn', 'expired'] as const),
] as const;
type Bucket = (typeof BUCKETS)[number];

/** Where the kilos of a lot are: only the places that hold some. */
export function bucketsOf(
  balance: Pick<Shape<'LotBalanceResponse'>, `${Bucket}Grams`>,
): readonly (readonly [Bucket, number])[] {
  return BUCKETS.map((name) => [name, balance[`${name}Grams`]] as const).filter(
    ([, grams]) => grams !== 0,
  );
}
