import { type BuiltPart, withImports } from './built-parts';

export interface Weight {
  readonly what: string;
  readonly bytes: number;
  /** The most that it may weigh; null where it is only told. */
  readonly gate: number | null;
}

type Parts = ReadonlyMap<string, BuiltPart>;

/** Bytes in Brotli. */
export const GATES = {
  firstScript: 20_000,
  style: 5_000,
  phoneScreen: 6_000,
  phoneApp: 60_000,
  serviceWorker: 8_000,
  dispatch: 60_000,
} as const;

const ENTRY = 'index.html';
const WORKER = 'src/sw.ts';
/** Areas that every phone keeps, whatever its members' roles are. */
const EVERYBODYS = ['entry', 'home'];
/** Areas of which phones keep screens, and whose screens phones open. */
const PHONE_AREAS = [
  ...EVERYBODYS,
  'rural',
  'urban',
  'shares',
  'centre',
  'driver',
  'papers',
  'public',
];
const BOARD = 'src/areas/dispatch/desk-board.tsx';
const ENGLISH = /\.en\.icu\.json/;
const WORDS = /\.icu\.json/;

type Roles = Readonly<Record<string, readonly string[]>>;
type BytesOf = (file: string) => number;

/**
 * What the parts of a build weigh, each with its gate: the first script with all it imports, the style, all that the phone
 * of each role keeps ahead (in Spanish), the service worker, the dispatch board with its map, and every screen of a phone.
 */
export function weigh(parts: Parts, keptByRoles: Roles, bytesOf: BytesOf): readonly Weight[] {
  const sum = (files: Iterable<string>): number =>
    [...files].reduce((total, file) => total + bytesOf(file), 0);
  const first = [...filesOf(parts, withImports(parts, ENTRY))];
  const shell = shellOf(parts);
  const phones = Object.entries(keptByRoles).map(([role, screens]) => {
    const kept = union(shell, partsOfScreens(parts, screens));
    return { what: `a phone of ${role}`, bytes: sum(filesOf(parts, kept)), gate: GATES.phoneApp };
  });
  const phoneParts = union(shell, partsOfAreas(parts, PHONE_AREAS));
  const styles = [...filesOf(parts, phoneParts)].filter(isStyle);
  const screens = [...partsOfAreas(parts, PHONE_AREAS)].filter((key) => isScreen(parts.get(key)));
  return [
    {
      what: 'first script',
      bytes: sum(first.filter((it) => !isStyle(it))),
      gate: GATES.firstScript,
    },
    { what: 'style', bytes: sum(styles), gate: GATES.style },
    ...phones,
    { what: 'service worker', bytes: sum(filesOf(parts, [WORKER])), gate: GATES.serviceWorker },
    { what: 'dispatch', bytes: sum(boardFiles(parts)), gate: GATES.dispatch },
    ...screens.map((key) => ({
      what: key.replace('src/areas/', '').replace('.tsx', ''),
      ...{ bytes: bytesOf(parts.get(key)?.file ?? ''), gate: GATES.phoneScreen },
    })),
  ];
}

const isStyle = (file: string): boolean => file.endsWith('.css');
const isScreen = (part: BuiltPart | undefined): boolean =>
  /^src\/areas\/.*\.tsx$/.test(part?.source ?? '');

function filesOf(parts: Parts, keys: Iterable<string>): ReadonlySet<string> {
  return new Set(
    [...keys].flatMap((key) => {
      const part = parts.get(key);
      return part ? [part.file, ...part.css] : [];
    }),
  );
}

/** What every phone keeps: the entry with what it fetches by itself, everybody's areas, the words in common. */
function shellOf(parts: Parts): ReadonlySet<string> {
  const outside = [...parts.keys()].filter(
    (key) => key.startsWith('src/') && !/^src\/(areas|data)\//.test(key) && key !== WORKER,
  );
  const own = outside.filter((key) => !ENGLISH.test(key));
  return union(
    withImports(parts, ENTRY),
    ...own.map((key) => withImports(parts, key)),
    partsOfAreas(parts, EVERYBODYS),
  );
}

/** The screens and Spanish words of some areas, with all that comes with them. */
function partsOfAreas(parts: Parts, areas: readonly string[]): ReadonlySet<string> {
  const own = [...parts.keys()].filter((key) =>
    areas.some((area) => key.startsWith(`src/areas/${area}/`) && !ENGLISH.test(key)),
  );
  return union(...own.map((key) => withImports(parts, key)));
}

/** Some screens with all that comes with them, and the Spanish words of their areas. */
function partsOfScreens(parts: Parts, screens: readonly string[]): ReadonlySet<string> {
  const areas = new Set(screens.map((screen) => screen.split('/')[0] ?? ''));
  const words = [...partsOfAreas(parts, [...areas])].filter((key) => WORDS.test(key));
  const keys = screens.map((screen) => `src/areas/${screen}.tsx`);
  const missing = keys.find((key) => !parts.has(key));
  if (missing !== undefined) throw new Error(`no such screen: ${missing}`);
  return union(...[...keys, ...words].map((key) => withImports(parts, key)));
}

/** The board, its words and its map, without what other parts of the app need as well. */
function boardFiles(parts: Parts): readonly string[] {
  const later = (parts.get(BOARD)?.later ?? []).filter((key) => !ENGLISH.test(key));
  const words = [...partsOfAreas(parts, ['dispatch'])].filter((key) => WORDS.test(key));
  const board = union(...[BOARD, ...later, ...words].map((key) => withImports(parts, key)));
  const data = new Set([...parts.keys()].filter((key) => key.startsWith('src/data/')));
  const elsewhere = filesOf(parts, union(shellOf(parts), partsOfAreas(parts, PHONE_AREAS), data));
  return [...filesOf(parts, board)].filter((file) => !elsewhere.has(file));
}

function union(...sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
