import { sumGrams } from '#core/kernel';

export const PACKING_SORTS = ['product', 'supplier', 'customer'] as const;
/** How a packing list is sorted into groups. */
export type PackingSort = (typeof PACKING_SORTS)[number];

/** One allocation as those who pack, carry and receive it need to see it. */
export interface PackingRow {
  readonly allocationId: string;
  readonly allocationCode: string;
  readonly state: string;
  readonly lotId: string;
  readonly lotCode: string;
  readonly productId: string;
  readonly productName: string;
  readonly grade: number;
  readonly isWashed: boolean;
  readonly isSubstitute: boolean;
  readonly packageName: string;
  readonly packageGrams: number;
  readonly packages: number;
  readonly grams: number;
  readonly bestBeforeOn: string;
  readonly supplierCommuneId: string;
  readonly supplierName: string;
  readonly fromSiteName: string;
  readonly customerCommuneId: string;
  readonly customerName: string;
  readonly toSiteName: string;
}

/** One line that a commune ordered, whether anything was found for it or not. */
export interface WantedRow {
  readonly orderLineId: string;
  readonly customerCommuneId: string;
  readonly customerName: string;
  readonly toSiteName: string;
  readonly productId: string;
  readonly productName: string;
  readonly families: number;
  readonly minGrams: number;
  readonly wantedGrams: number;
  readonly maxGrams: number;
  readonly allocatedGrams: number;
}

export interface PackingTotals {
  readonly allocations: number;
  readonly packages: number;
  readonly grams: number;
  readonly wantedGrams: number;
}

export interface PackingGroup {
  /** The product or the commune. */
  readonly id: string;
  readonly name: string;
  readonly totals: PackingTotals;
  readonly allocations: readonly PackingRow[];
  readonly wanted: readonly WantedRow[];
}

/**
 * Sorts allocations and ordered lines into groups by product, supplier or customer, by name. Every row is in
 * one group, so that the totals of the groups add up to the totals of the whole, whatever the sort. What was
 * ordered has no supplier: by supplier, it is left out.
 */
export function packingGroups(
  sort: PackingSort,
  allocations: readonly PackingRow[],
  wanted: readonly WantedRow[],
): PackingGroup[] {
  const groups = new Map<string, { name: string; rows: PackingRow[]; wanted: WantedRow[] }>();
  const groupOf = ([id, name]: IdAndName) => {
    const group = groups.get(id) ?? { name, rows: [], wanted: [] };
    groups.set(id, group);
    return group;
  };
  for (const row of allocations) groupOf(ALLOCATION_GROUP[sort](row)).rows.push(row);
  if (sort !== 'supplier') {
    for (const line of wanted) groupOf(WANTED_GROUP[sort](line)).wanted.push(line);
  }
  return [...groups]
    .map(([id, { name, rows, wanted: lines }]) => ({
      id,
      name,
      totals: packingTotals(rows, lines),
      allocations: rows,
      wanted: lines,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'es') || (a.id < b.id ? -1 : 1));
}

export function packingTotals(
  allocations: readonly PackingRow[],
  wanted: readonly WantedRow[],
): PackingTotals {
  return {
    allocations: allocations.length,
    packages: allocations.reduce((sum, row) => sum + row.packages, 0),
    grams: sumGrams(allocations.map((row) => row.grams)),
    wantedGrams: sumGrams(wanted.map((line) => line.wantedGrams)),
  };
}

type IdAndName = readonly [id: string, name: string];

const ALLOCATION_GROUP: Readonly<Record<PackingSort, (row: PackingRow) => IdAndName>> = {
  product: (row: PackingRow) => [row.productId, row.productName],
  supplier: (row: PackingRow) => [row.supplierCommuneId, row.supplierName],
  customer: (row: PackingRow) => [row.customerCommuneId, row.customerName],
};

const WANTED_GROUP: Readonly<Record<'product' | 'customer', (line: WantedRow) => IdAndName>> = {
  product: (line: WantedRow) => [line.productId, line.productName],
  customer: (line: WantedRow) => [line.customerCommuneId, line.customerName],
};
