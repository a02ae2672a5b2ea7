import { dayText, kilosText, type Locale } from '#core/language';
import type { PackingGroup, PackingRow, PackingSort, WantedRow } from './packing-list';
import type { PackingList } from './packing-list.dto';
import { type Printing, printedText, type Say, sayIn } from './paper-words';
import type { Sheet, SheetBlock, SheetColumn } from './sheet';

/** A packing list as a paper: a table of what is to be packed for each group, and of what was ordered. */
export function packingSheet(list: PackingList, printing: Printing): Sheet {
  const { locale } = printing;
  const say = sayIn(locale);
  const { totals, cycle, by } = list;
  return {
    locale,
    title: say(`paper.packing.title.${by}`, { cycle: cycle.name }),
    facts: [
      [say('paper.moves_on'), dayText(cycle.movesOn, locale)],
      [say('paper.hands_out_on'), dayText(cycle.handsOutOn, locale)],
      [say('paper.total'), totalText(totals, say, locale)],
      ...wantedFact(totals.wantedGrams, say, locale),
    ],
    isLandscape: false,
    blocks: list.groups.flatMap((group) => blocksOf(group, by, { say, locale })),
    closing: hasProposed(list) ? [['', say('paper.packing.proposed')]] : [],
    emptyText: say('paper.packing.empty'),
    printedText: printedText(say, printing),
    pageText: say('paper.page'),
  };
}

function hasProposed({ groups }: PackingList): boolean {
  return groups.some((group) => group.allocations.some((row) => row.state === 'proposed'));
}

interface Words {
  readonly say: Say;
  readonly locale: Locale;
}

type Cell<Row> = SheetColumn & { readonly of: (row: Row) => string };

/** By supplier and by customer each group goes to somebody else, so it has a page of its own. */
function blocksOf(group: PackingGroup, by: PackingSort, words: Words): SheetBlock[] {
  const { say, locale } = words;
  const hasRows = group.allocations.length > 0;
  const packing = tableOf(group.allocations, packingCells(by, words));
  const wanted = tableOf(group.wanted, wantedCells(by, words));
  const blocks: SheetBlock[] = [];
  if (hasRows) {
    blocks.push({
      heading: group.name,
      notes: [totalText(group.totals, say, locale)],
      startsPage: by !== 'product',
      ...packing,
      totals: totalsRow(packing.columns, {
        label: say('paper.total'),
        figures: {
          packages: kilosText(group.totals.packages * 1000, locale),
          grams: kilosText(group.totals.grams, locale),
        },
      }),
    });
  }
  if (group.wanted.length > 0) {
    blocks.push({
      heading: say('paper.packing.wanted', { name: group.name }),
      notes: [],
      startsPage: by !== 'product' && !hasRows,
      ...wanted,
      totals: totalsRow(wanted.columns, {
        label: say('paper.total'),
        figures: { wanted: kilosText(group.totals.wantedGrams, locale) },
      }),
    });
  }
  return blocks;
}

interface NamedColumn extends SheetColumn {
  readonly name: string;
}

function tableOf<Row>(
  rows: readonly Row[],
  cells: readonly (Cell<Row> & NamedColumn)[],
): { columns: NamedColumn[]; rows: string[][] } {
  return {
    columns: cells.map(({ of: _, ...column }) => column),
    rows: rows.map((row) => cells.map((cell) => cell.of(row))),
  };
}

function totalsRow(
  columns: readonly NamedColumn[],
  { label, figures }: { label: string; figures: Readonly<Record<string, string>> },
): string[] {
  return columns.map((column, at) => (at === 0 ? label : (figures[column.name] ?? '')));
}

/** What groups the list is not repeated in its rows. */
function packingCells(by: PackingSort, { say, locale }: Words): (Cell<PackingRow> & NamedColumn)[] {
  const cells: (Cell<PackingRow> & NamedColumn)[] = [
    {
      ...{ name: 'code', title: say('paper.allocation'), width: 12 },
      of: (row) => row.allocationCode + (row.state === 'proposed' ? ' *' : ''),
    },
    { name: 'lot', title: say('paper.lot'), width: 12, of: (row) => row.lotCode },
    {
      ...{ name: 'product', title: say('paper.product'), width: 17 },
      of: (row) => productText(row, say),
    },
    {
      ...{ name: 'supplier', title: say('paper.from'), width: 24 },
      of: (row) => placeText(row.supplierName, row.fromSiteName),
    },
    {
      ...{ name: 'customer', title: say('paper.to'), width: 24 },
      of: (row) => placeText(row.customerName, row.toSiteName),
    },
    {
      ...{ name: 'packages', title: say('paper.packages'), width: 8, align: 'right' },
      of: (row) => kilosText(row.packages * 1000, locale),
    },
    {
      ...{ name: 'each', title: say('paper.package'), width: 13 },
      of: (row) => `${row.packageName}, ${kilosText(row.packageGrams, locale)} kg`,
    },
    {
      ...{ name: 'grams', title: say('paper.kilos'), width: 10, align: 'right' },
      of: (row) => kilosText(row.grams, locale),
    },
    { name: 'ready', title: say('paper.ready'), width: 6, isBlank: true, of: () => '' },
  ];
  return cells.filter((cell) => cell.name !== by);
}

function wantedCells(by: PackingSort, { say, locale }: Words): (Cell<WantedRow> & NamedColumn)[] {
  const figure = (
    name: string,
    title: string,
    of: (row: WantedRow) => number,
  ): Cell<WantedRow> & NamedColumn => ({
    ...{ name, title, width: 12, align: 'right' },
    of: (row) => kilosText(of(row), locale),
  });
  const cells: (Cell<WantedRow> & NamedColumn)[] = [
    { name: 'product', title: say('paper.product'), width: 20, of: (row) => row.productName },
    {
      ...{ name: 'customer', title: say('paper.to'), width: 30 },
      of: (row) => placeText(row.customerName, row.toSiteName),
    },
    {
      ...{ name: 'families', title: say('paper.families'), width: 10, align: 'right' },
      of: (row) => kilosText(row.families * 1000, locale),
    },
    figure('min', say('paper.min_kilos'), (row) => row.minGrams),
    figure('wanted', say('paper.wanted_kilos'), (row) => row.wantedGrams),
    figure('max', say('paper.max_kilos'), (row) => row.maxGrams),
    figure('given', say('paper.given_kilos'), (row) => row.allocatedGrams),
  ];
  return cells.filter((cell) => cell.name !== by);
}

function productText(row: PackingRow, say: Say): string {
  const kind = [
    say('paper.grade', { grade: row.grade }),
    say(row.isWashed ? 'paper.washed' : 'paper.unwashed'),
    ...(row.isSubstitute ? [say('paper.substitute')] : []),
  ];
  return `${row.productName} (${kind.join(', ')})`;
}

function placeText(commune: string, site: string): string {
  return commune === site ? commune : `${commune} · ${site}`;
}

function totalText(totals: PackingList['totals'], say: Say, locale: Locale): string {
  return say('paper.packing.total', {
    allocations: totals.allocations,
    packages: totals.packages,
    kilos: kilosText(totals.grams, locale),
  });
}

function wantedFact(wantedGrams: number, say: Say, locale: Locale): Sheet['facts'] {
  if (wantedGrams === 0) return [];
  return [[say('paper.packing.wanted_total'), `${kilosText(wantedGrams, locale)} kg`]];
}
