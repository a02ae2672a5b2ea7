import type { PlayedSeason, RoundFigures, Season } from './play-season';
import { type LossCause, LOSS_CAUSES, type Losses } from './losses';
import type { SeasonShape } from './simulate-options';

const CAUSE_TEXTS: Record<LossCause, readonly [heading: string, meaning: string]> = {
  misplaced: ['misplaced', 'another sharing of the same round would have placed it'],
  minimums: ['minimums', 'only lines left out by their minimum would have taken it'],
  enough: ['enough', 'whoever could have it had enough'],
  noWay: ['no way', 'no open road led to anybody who wanted it while it was good'],
};

/** Lines of the over-time table at most. */
const MOMENTS_MAX = 30;

/** What a season was, and what each policy made of it: as lines of text. */
export function reportOf(season: Season, played: readonly PlayedSeason[]): string[] {
  return [
    ...seasonLines(season),
    '',
    ...tableOf(played.map(summaryRow)),
    '',
    'lost, tonnes (share of the harvest):',
    ...tableOf(lossRows(played)),
    ...LOSS_CAUSES.map((cause) => `  ${CAUSE_TEXTS[cause].join(': ')}`),
    ...inflationLines(season, played),
    '',
    'over time: worst cumulative share / Gini / lost so far, tonnes',
    ...tableOf(momentRows(played)),
  ];
}

function seasonLines({ shape, world }: Season): string[] {
  const { rounds, seed, lots, lines, products, communes, conditions } = shape;
  const weather = `${conditions.name}, seed ${seed}`;
  return [
    `${rounds} rounds, ${weather}: ${communes} communes in ${world.regions.length} regions, ${products} products,`,
    `${lots} lots and ${lines} lines a round, harvest ${shape.supplyPercent} % of what is ordered, ` +
      `${shape.minimumsPercent} % of the lines with a minimum, tolerance ${shape.tolerancePermille} permille`,
  ];
}

type Row = Readonly<Record<string, string>>;

function summaryRow({ policy, rounds }: PlayedSeason): Row {
  const last = rounds.at(-1);
  const placed = sumOf(rounds, (it) => it.placedGrams);
  const nothing = sumOf(rounds, (it) => it.linesWithNothing);
  const lorries = sumOf(rounds, (it) => it.truckMetres);
  const before = sumOf(rounds, (it) => it.truckMetresBefore);
  const lost = sumOf(rounds, (it) => allLost(it.lostGrams));
  return {
    policy,
    'worst share': (last?.worstShare ?? 0).toFixed(3),
    Gini: (last?.gini ?? 0).toFixed(4),
    'with nothing': percent(
      nothing,
      sumOf(rounds, (it) => it.lines),
    ),
    'placed t': tonnes(placed),
    'lost t': tonnes(lost),
    'left t': tonnes(last?.keptGrams ?? 0),
    'tonne-km': (sumOf(rounds, (it) => it.gramMetres) / 1e9).toFixed(0),
    'lorry-km': (lorries / 1_000).toFixed(0),
    'saved by S4': before === lorries ? '-' : percent(before - lorries, before),
  };
}

function lossRows(played: readonly PlayedSeason[]): Row[] {
  return played.map(({ policy, rounds }) => {
    const harvested = sumOf(rounds, (it) => it.harvestedGrams);
    const cells = LOSS_CAUSES.map((cause): [string, string] => {
      const lost = sumOf(rounds, (it) => it.lostGrams[cause]);
      return [CAUSE_TEXTS[cause][0], `${tonnes(lost)} (${percent(lost, harvested)})`];
    });
    return { policy, ...Object.fromEntries(cells) };
  });
}

/** What ordering thrice the need brought: the part of their need that lines had, on average. */
function inflationLines({ shape, world }: Season, played: readonly PlayedSeason[]): string[] {
  if (!world.lines.some((it) => it.doesInflate)) return [];
  const rows = played.map(({ policy, standings }) => {
    const met = (doesInflate: boolean): string => {
      const parts = world.lines.flatMap((line, place) =>
        line.doesInflate === doesInflate
          ? [(standings[place]?.had ?? 0) / (line.need * shape.rounds)]
          : [],
      );
      return percent(
        parts.reduce((sum, part) => sum + part, 0),
        parts.length,
      );
    };
    return { policy, 'ordering thrice': met(true), 'all others': met(false) };
  });
  return ['', 'part of the need that was met, on average:', ...tableOf(rows)];
}

function momentRows(played: readonly PlayedSeason[]): Row[] {
  const count = played[0]?.rounds.length ?? 0;
  const step = Math.ceil(count / MOMENTS_MAX);
  const moments = Array.from({ length: count }, (_, round) => round).filter(
    (round) => (round + 1) % step === 0 || round === count - 1,
  );
  return moments.map((round) => ({
    round: String(round + 1),
    ...Object.fromEntries(
      played.map(({ policy, rounds }) => {
        const { worstShare, gini } = rounds[round] ?? { worstShare: 0, gini: 0 };
        const lost = sumOf(rounds.slice(0, round + 1), (it) => allLost(it.lostGrams));
        return [policy, `${worstShare.toFixed(3)} / ${gini.toFixed(4)} / ${tonnes(lost)}`];
      }),
    ),
  }));
}

/** For machines: everything, round by round. */
export function jsonOf(shape: SeasonShape, played: readonly PlayedSeason[]): string {
  return JSON.stringify({ season: shape, policies: played });
}

/** Rows under the headings of the first; the first column to the left, all others to the right. */
function tableOf(rows: readonly Row[]): string[] {
  const names = Object.keys(rows[0] ?? {});
  const width = (name: string): number =>
    Math.max(name.length, ...rows.map((row) => (row[name] ?? '').length));
  const line = (cellOf: (name: string) => string): string =>
    names
      .map((name, column) =>
        column === 0 ? cellOf(name).padEnd(width(name)) : cellOf(name).padStart(width(name)),
      )
      .join('  ');
  return [line((name) => name), ...rows.map((row) => line((name) => row[name] ?? ''))];
}

function sumOf(rounds: readonly RoundFigures[], figure: (round: RoundFigures) => number): number {
  return rounds.reduce((sum, round) => sum + figure(round), 0);
}

function allLost(lost: Losses): number {
  return LOSS_CAUSES.reduce((sum, cause) => sum + lost[cause], 0);
}

const tonnes = (grams: number): string => (grams / 1e6).toFixed(1);
const percent = (part: number, whole: number): string =>
  `${whole > 0 ? ((100 * part) / whole).toFixed(1) : '0.0'} %`;
