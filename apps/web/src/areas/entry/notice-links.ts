/** A path as the API writes it, and where the app shows the same thing. */
const PLACES: readonly (readonly [RegExp, (id: string) => string])[] = [
  [/^\/allocations\/([\w-]+)$/, (id) => `/repartos/${id}`],
  [/^\/claims\/([\w-]+)$/, (id) => `/reclamos/${id}`],
  [/^\/communes\/([\w-]+)$/, (id) => `/comunas/${id}`],
  [/^\/cycles\/([\w-]+)\/allocations$/, (id) => `/repartos?ciclo=${id}`],
  [/^\/cycles\/([\w-]+)$/, (id) => `/ciclos/${id}`],
  [/^\/lots\/([\w-]+)$/, (id) => `/cosechas/${id}`],
  [/^\/matching-runs\/([\w-]+)$/, (id) => `/cotejos/${id}`],
  [/^\/me$/, () => '/mi-cuenta'],
  [/^\/rescue\/([\w-]+)$/, (id) => `/rescate/${id}`],
  [/^\/run-plans\/([\w-]+)$/, (id) => `/planes/${id}`],
  [/^\/standing-orders\/[\w-]+$/, () => '/pedidos-fijos'],
];
const RUN = /^\/runs\/([\w-]+)$/;

/**
 * Where a notice leads in the app; undefined when it leads nowhere that the app knows. A run is shown to whoever
 * drives it as their run sheet, to everybody else as the desk sees it.
 */
export function placeOfNotice(link: string | null, isDriver: boolean): string | undefined {
  if (link === null) return undefined;
  const run = RUN.exec(link)?.[1];
  if (run !== undefined) return `${isDriver ? '/mis-viajes' : '/viajes'}/${run}`;
  for (const [path, placeOf] of PLACES) {
    const found = path.exec(link);
    if (found) return placeOf(found[1] ?? '');
  }
  return undefined;
}
