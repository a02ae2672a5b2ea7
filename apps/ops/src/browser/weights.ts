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
/** Parts that every phone keeps, whatever its members' roles are. */
const EVERYBODYS = ['entry', 'home'];
const DISPATCH = ['dispatch'];
const ENGLISH = /\.en\.icu\.json/;

/**
 * What the parts of a build weigh, each with its gate: the first script with all it imports, the style, all that the phone
 * of each role keeps (in one language), the service worker, all that the dispatch board brings, and every screen of a phone.
 */
export function weigh(
  parts: Parts,
  areasOfRoles: Readonly<Record<string, readonly string[]>>,
  bytesOf: (file: string) => number,
): readonly Weight[] {
  const first = withImports(parts, ENTRY);
  const filesOf = (keys: Iterable<string>): ReadonlySet<string> =>
    new Set([...keys].flatMap((key) => filesOfPart(parts.get(key))));
  const sum = (files: Iterable<string>): number =>
    [...files].reduce((total, file) => total + bytesOf(file), 0);
  const shell = union(first, partsOfAreas(parts, EVERYBODYS), commonWords(parts));
  const phones = Object.entries(areasOfRoles).map(([role, areas]) => {
    const kept = filesOf(union(shell, partsOfAreas(parts, areas)));
    return { what: `a phone of ${role}`, bytes: sum(kept), gate: GATES.phoneApp };
  });
  const phoneAreas = [...EVERYBODYS, ...new Set(Object.values(areasOfRoles).flat())];
  const screens = [...partsOfAreas(parts, phoneAreas)].filter((key) =>
    /^src\/areas\/.*\.tsx$/.test(key),
  );
  const styles = [...filesOf(union(shell, partsOfAreas(parts, phoneAreas)))].filter(isStyle);
  const board = [...filesOf(partsOfAreas(parts, DISPATCH))].filter(
    (file) => !filesOf(first).has(file),
  );
  return [
    {
      what: 'first script',
      bytes: sum([...filesOf(first)].filter((it) => !isStyle(it))),
      gate: GATES.firstScript,
    },
    { what: 'style', bytes: sum(styles), gate: GATES.style },
    ...phones,
    { what: 'service worker', bytes: sum(filesOf([WORKER])), gate: GATES.serviceWorker },
    { what: 'dispatch', bytes: sum(board), gate: GATES.dispatch },
    ...screens.map((key) => ({
      what: key.replace('src/areas/', '').replace('.tsx', ''),
      ...{ bytes: bytesOf(parts.get(key)?.file ?? ''), gate: GATES.phoneScreen },
    })),
  ];
}

const isStyle = (file: string): boolean => file.endsWith('.css');

function filesOfPart(part: BuiltPart | undefined): readonly string[] {
  return part ? [part.file, ...part.css] : [];
}

/** The screens and Spanish words of some areas, with all that comes with them. */
function partsOfAreas(parts: Parts, areas: readonly string[]): ReadonlySet<string> {
  const own = [...parts.keys()].filter((key) =>
    areas.some((area) => key.startsWith(`src/areas/${area}/`) && !ENGLISH.test(key)),
  );
  return union(...own.map((key) => withImports(parts, key)));
}

function commonWords(parts: Parts): ReadonlySet<string> {
  return new Set(
    [...parts.keys()].filter((key) => key.startsWith('src/ui/') && !ENGLISH.test(key)),
  );
}

function union(...sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
