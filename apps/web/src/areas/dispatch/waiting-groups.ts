import type { Waiting } from './shapes';

/** What waits at one place. */
export interface WaitingPlace {
  readonly siteId: string;
  readonly siteName: string;
  readonly grams: number;
  readonly goods: readonly Waiting[];
}

/** One letter for all its accents: people type "platano". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** Goods that any part of a search fits, by product or by one of the communes. */
export function goodsLike(goods: readonly Waiting[], typed: string): readonly Waiting[] {
  const parts = plain(typed).split(/\s+/).filter(Boolean);
  return goods.filter((it) => {
    const text = plain(
      [it.productNameEs, it.productNameEn, it.supplierName, it.customerName, it.siteName].join(' '),
    );
    return parts.every((part) => text.includes(part));
  });
}

/** What waits, place by place, the heaviest place first; within a place what spoils soonest first. */
export function placesOf(
  goods: readonly Waiting[],
  shelfLifeDaysOf: (productId: string) => number,
): readonly WaitingPlace[] {
  const bySite = new Map<string, Waiting[]>();
  for (const it of goods) bySite.set(it.siteId, [...(bySite.get(it.siteId) ?? []), it]);
  return [...bySite.values()]
    .map((there) => ({
      siteId: there[0]?.siteId ?? '',
      siteName: there[0]?.siteName ?? '',
      grams: there.reduce((sum, it) => sum + it.grams, 0),
      goods: there.sort(
        (a, b) => shelfLifeDaysOf(a.productId) - shelfLifeDaysOf(b.productId) || b.grams - a.grams,
      ),
    }))
    .sort((a, b) => b.grams - a.grams);
}
