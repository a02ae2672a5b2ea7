import type { MapPlace, MapWay } from './map-port';
import type { Board, Commune } from './shapes';

type Located = Pick<Commune, 'name' | 'latitude' | 'longitude'>;

/**
 * The board as places and ways. Goods and stops are shown at their commune, whose point everybody of the network may
 * know; what waits at a site whose commune no stop names stays in the list alone.
 */
export function mapOf(
  board: Pick<Board, 'waiting' | 'runs'>,
  communes: ReadonlyMap<string, Located>,
): { readonly places: readonly MapPlace[]; readonly ways: readonly MapWay[] } {
  const communeOfSite = new Map(
    board.runs.flatMap(({ stops }) => stops.map((it) => [it.siteId, it.communeId] as const)),
  );
  const gramsAt = new Map<string, number>();
  const add = (communeId: string | undefined, grams: number): void => {
    if (communeId === undefined) return;
    gramsAt.set(communeId, (gramsAt.get(communeId) ?? 0) + grams);
  };
  for (const it of board.waiting) {
    add(it.isOrigin ? it.supplierCommuneId : communeOfSite.get(it.siteId), it.grams);
    add(it.customerCommuneId, 0);
  }
  for (const communeId of communeOfSite.values()) add(communeId, 0);
  const places = [...gramsAt].flatMap(([id, waitingGrams]) => {
    const at = communes.get(id);
    return at ? [{ id, name: at.name, ...pointOf(at), waitingGrams }] : [];
  });
  const ways = board.runs.map(({ run, stops }) => ({
    id: run.id,
    name: `${run.vehicleName} ${run.plate}`,
    points: [...stops]
      .sort((a, b) => a.position - b.position)
      .flatMap((it) => {
        const at = communes.get(it.communeId);
        return at ? [[at.latitude, at.longitude] as const] : [];
      }),
  }));
  return { places, ways };
}

function pointOf({ latitude, longitude }: Located): Pick<MapPlace, 'latitude' | 'longitude'> {
  return { latitude, longitude };
}
