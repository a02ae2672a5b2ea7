import type { AccountResponse } from './account.dto';
import type { Figures } from './figures';

/** One line of the account as a sheet: the whole, a product, a commune, or a reason why kilos found no taker. */
type Row = Partial<Omit<Figures, 'lost'>> & {
  readonly level: 'total' | 'product' | 'supplier' | 'customer' | 'unplaced';
  readonly id: string;
  readonly name: string;
  readonly families?: number;
  readonly receivedGramsPerFamily?: number;
  readonly lostField?: number;
  readonly lostCollection?: number;
  readonly lostTransport?: number;
  readonly lostReception?: number;
  readonly lostDistribution?: number;
};

export const ACCOUNT_COLUMNS = [
  'level',
  'id',
  'name',
  'families',
  'announcedGrams',
  'weighedGrams',
  'weighingDifferenceGrams',
  'offeredGrams',
  'allocatedGrams',
  'acceptedGrams',
  'declinedGrams',
  'releasedGrams',
  'loadedGrams',
  'onTheRoadGrams',
  'deliveredGrams',
  'awaitingReceptionGrams',
  'receivedGrams',
  'receivedGramsPerFamily',
  'scaleDifferenceGrams',
  'lostGrams',
  'lostField',
  'lostCollection',
  'lostTransport',
  'lostReception',
  'lostDistribution',
  'unplacedGrams',
  'rescuedGrams',
  'withdrawnGrams',
  'expiredGrams',
  'freeGrams',
] as const;

export function accountRows(account: AccountResponse): Row[] {
  const { cycleId, cycleName, totals, families } = account;
  return [
    {
      ...sheet(totals),
      ...{ level: 'total', id: cycleId, name: cycleName, families: families.reached },
      receivedGramsPerFamily: families.receivedGramsPerFamily,
    },
    ...account.products.map(({ productId, name, ...it }): Row => ({
      ...{ ...sheet(it), level: 'product', id: productId, name },
    })),
    ...account.suppliers.map(({ communeId, name, ...it }): Row => ({
      ...{ ...sheet(it), level: 'supplier', id: communeId, name },
    })),
    ...account.customers.map(({ communeId, name, ...it }): Row => ({
      ...{ ...sheet(it), level: 'customer', id: communeId, name, families: it.families },
      receivedGramsPerFamily: it.receivedGramsPerFamily,
    })),
    ...account.unplaced.map(({ reasonCode, text, grams }): Row => ({
      ...{ level: 'unplaced', id: reasonCode, name: text, unplacedGrams: grams },
    })),
  ];
}

function sheet({ lost, ...figures }: Figures): Omit<Row, 'level' | 'id' | 'name'> {
  return {
    ...figures,
    lostField: lost.field,
    lostCollection: lost.collection,
    lostTransport: lost.transport,
    lostReception: lost.reception,
    lostDistribution: lost.distribution,
  };
}
