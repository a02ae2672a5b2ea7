import type { Shipment, Stop } from './shapes';

/** What is on board where it is most, of each kind of room. */
export interface Peaks {
  readonly grams: number;
  readonly litres: number;
  readonly packages: number;
}

type LoadedStop = Pick<Stop, 'id' | 'position'>;
type Load = Pick<
  Shipment,
  'pickUpStopId' | 'deliveryStopId' | 'grams' | 'packages' | 'productId' | 'state'
>;

const GRAMS_OF_A_TONNE = 1_000_000;
const GONE = new Set<Shipment['state']>(['cancelled', 'handed_over']);

/** Litres that goods take, by the room that a tonne of their product needs. */
export function litresOf(grams: number, litresPerTonne: number): number {
  return Math.ceil((grams * litresPerTonne) / GRAMS_OF_A_TONNE);
}

/**
 * The most that a run has on board at once. Litres and packages may be at their most elsewhere than kilos, so each
 * is followed from stop to stop by itself.
 */
export function peaksOf(
  stops: readonly LoadedStop[],
  loads: readonly Load[],
  litresPerTonneOf: (productId: string) => number,
): Peaks {
  const changes = new Map<string, Peaks>();
  const add = (stopId: string, by: Peaks): void => {
    changes.set(stopId, plus(changes.get(stopId) ?? NOTHING, by));
  };
  for (const load of loads) {
    if (GONE.has(load.state)) continue;
    const { grams, packages } = load;
    const litres = litresOf(grams, litresPerTonneOf(load.productId));
    add(load.pickUpStopId, { grams, litres, packages });
    add(load.deliveryStopId, { grams: -grams, litres: -litres, packages: -packages });
  }
  let onBoard = NOTHING;
  let peaks = NOTHING;
  for (const { id } of [...stops].sort((a, b) => a.position - b.position)) {
    onBoard = plus(onBoard, changes.get(id) ?? NOTHING);
    peaks = {
      grams: Math.max(peaks.grams, onBoard.grams),
      litres: Math.max(peaks.litres, onBoard.litres),
      packages: Math.max(peaks.packages, onBoard.packages),
    };
  }
  return peaks;
}

const NOTHING: Peaks = { grams: 0, litres: 0, packages: 0 };

function plus(a: Peaks, b: Peaks): Peaks {
  return {
    grams: a.grams + b.grams,
    litres: a.litres + b.litres,
    packages: a.packages + b.packages,
  };
}
