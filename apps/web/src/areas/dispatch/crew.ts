import { useMemo } from 'preact/hooks';
import { addressOf } from '../../api/address';
import type { Page } from '../../api/types';
import { mandates } from '../../session/session';
import { useAnswer } from '../../store/answers';
import type { Commune, Driver, FuelQuota, Product, Vehicle } from './shapes';

/** What the board must know beside the runs: whose vehicles, who drives, how much room and fuel there is. */
export interface Crew {
  readonly communeId: string | null;
  readonly vehicles: ReadonlyMap<string, Vehicle>;
  readonly drivers: readonly Driver[];
  readonly products: ReadonlyMap<string, Product>;
  readonly communes: ReadonlyMap<string, Commune>;
  readonly quotas: readonly FuelQuota[];
}

/** The communes whose fleet the person coordinates. */
export function coordinatedCommunes(): readonly string[] {
  return mandates.value
    .filter((it) => it.role === 'transport_coordinator')
    .flatMap((it) => it.communeId ?? []);
}

/** Fleet, people and catalogue around a board, as far as they are known. */
export function useCrew(): Crew {
  const [communeId = null] = coordinatedCommunes();
  const own = { communeId, limit: 200 };
  const ifOwn = <Address>(address: Address): Address | null =>
    communeId === null ? null : address;
  const fleet = useAnswer(ifOwn(addressOf('/v1/vehicles', own)));
  const lent = useAnswer(ifOwn(addressOf('/v1/vehicles', { limit: 200 })));
  const drivers = useAnswer(ifOwn(addressOf('/v1/drivers', own)));
  const quotas = useAnswer(ifOwn(addressOf('/v1/fuel-quotas', own)), 60);
  const products = useAnswer<Page<Product>>('/v1/products?limit=200');
  const communes = useAnswer(addressOf('/v1/communes', { limit: 200 }));
  return useMemo(
    () => ({
      communeId,
      vehicles: byId([...(lent.body?.items ?? []), ...(fleet.body?.items ?? [])]),
      drivers: drivers.body?.items ?? [],
      products: byId(products.body?.items ?? []),
      communes: byId(communes.body?.items ?? []),
      quotas: quotas.body?.items ?? [],
    }),
    [communeId, fleet.body, lent.body, drivers.body, quotas.body, products.body, communes.body],
  );
}

function byId<Item extends { readonly id: string }>(
  items: readonly Item[],
): ReadonlyMap<string, Item> {
  return new Map(items.map((it) => [it.id, it]));
}

const ROOM_UNKNOWN = 0;

/** Room that a tonne of a product takes; none where the product is not known. */
export function litresPerTonneOf(crew: Crew): (productId: string) => number {
  return (productId) => crew.products.get(productId)?.litresPerTonne ?? ROOM_UNKNOWN;
}

const KEEPS_FOR_LONG = 999;

export function shelfLifeDaysOf(crew: Crew): (productId: string) => number {
  return (productId) => crew.products.get(productId)?.shelfLifeDays ?? KEEPS_FOR_LONG;
}

/** Litres left on a day of the fuel that a vehicle burns; null where nobody granted any. */
export function fuelLeft(crew: Crew, vehicleId: string, dayOn: string): number | null {
  const fuel = crew.vehicles.get(vehicleId)?.fuel;
  const counted = crew.quotas.filter(
    (it) => it.fuel === fuel && it.validFrom <= dayOn && dayOn <= it.validTo,
  );
  return counted.length === 0 ? null : counted.reduce((sum, it) => sum + it.leftMl, 0);
}
