import { newId } from '#core/kernel';
import {
  aCommune,
  aCouncil,
  aCycle,
  aDriver,
  aLot,
  aMatchingRun,
  anAllocation,
  anOrder,
  aSite,
  aSpokesperson,
  aVehicle,
  theProduct,
} from '../factories';
import { insertRow } from '../factories/insert';
import type { House } from '../support/house';

const PRODUCTS = ['papa', 'tomate', 'zanahoria'] as const;

interface Sizes {
  readonly suppliers?: number;
  readonly customers?: number;
  readonly lots?: number;
}

/** A small network in the middle of its week: orders, accepted and proposed allocations, one run with its papers. */
export async function aPaperWeek(
  house: House,
  { suppliers = 2, customers = 3, lots = 3 }: Sizes = {},
) {
  const cycle = await aCycle(house, { name: 'Carache semanal 48 <b>', state: 'matched' });
  const matching = await aMatchingRun(house, cycle.id);
  const rural = [];
  for (let at = 0; at < suppliers; at += 1) {
    const commune = await aCommune(house, { name: RURAL[at] ?? `Comuna rural ${String(at)}` });
    const site = await aSite(house, {
      communeId: commune.id,
      name: `Centro de acopio ${String(at + 1)}`,
    });
    rural.push({ communeId: commune.id, name: commune.name, siteId: site.id });
  }
  const urban = [];
  for (let at = 0; at < customers; at += 1) {
    const name = URBAN[at] ?? `Comuna urbana ${String(at)}`;
    const commune = await aCommune(house, { kind: 'urban', name });
    await aCouncil(house, { communeId: commune.id });
    const orders = [];
    const lines = [];
    for (const code of PRODUCTS) {
      const product = await theProduct(house, code);
      lines.push({ productId: product.id, wantedGrams: 2_000_000, maxGrams: 50_000_000 });
    }
    const order = await anOrder(house, { communeId: commune.id, cycleId: cycle.id, lines });
    orders.push(order);
    urban.push({ communeId: commune.id, name, order });
  }
  const allocations: Record<string, unknown>[] = [];
  for (const [at, supplier] of rural.entries()) {
    for (let number = 0; number < lots; number += 1) {
      const code = PRODUCTS[number % PRODUCTS.length] ?? 'papa';
      const product = await theProduct(house, code);
      const lot = await aLot(house, {
        ...{ communeId: supplier.communeId, siteId: supplier.siteId, packages: 400 },
        ...{ productId: product.id, packageType: product.packageType, packageGrams: 20_500 },
        ...{
          code: `L${String(at)}${String(number).padStart(3, '0')}K7`,
          isWashed: number % 2 === 0,
        },
      });
      for (const [to, customer] of urban.entries()) {
        const line = customer.order.lines[number % PRODUCTS.length];
        const isProposed = to === 2;
        const allocation = await anAllocation(house, {
          ...{ runId: matching.id, cycleId: cycle.id, lot: lot, packages: 7 + to },
          order: { ...customer.order, lines: [line as { id: string }] },
          ...(isProposed && { state: 'proposed' }),
        });
        allocations.push({ ...allocation, siteId: supplier.siteId, to: customer });
      }
    }
  }
  return { cycle, rural, urban, allocations };
}

/** One lorry that takes the first supplier's accepted goods to all who get some. */
export async function aPaperRun(house: House, week: Awaited<ReturnType<typeof aPaperWeek>>) {
  const { cycle, rural, urban, allocations } = week;
  const home = rural[0]!;
  const vehicle = await aVehicle(house, {
    ...{ communeId: home.communeId, name: 'Camión 350', plate: 'A12BC3D' },
  });
  const driver = await aDriver(house, home.communeId);
  await house.db.rows(`UPDATE person SET name = 'María Ñáñez Güipe' WHERE id = $1`, [
    driver.personId,
  ]);
  const coordinator = await aSpokesperson(house, 'transport_coordinator', home.communeId);
  const run = await insertRow(house, 'run', {
    ...{ id: newId(), code: 'V-26N-7Q', communeId: home.communeId, cycleId: cycle.id },
    ...{
      vehicleId: vehicle.id,
      driverId: driver.driverId,
      dayOn: '2026-11-26',
      state: 'published',
    },
    ...{ plannedMetres: 612_000, createdBy: coordinator.personId },
  });
  await insertRow(house, 'transport_permit', {
    ...{ id: newId(), communeId: home.communeId, kind: 'permit', number: 'GM-000123' },
    ...{ validFrom: '2026-11-20', validTo: '2026-11-30', issuedBy: 'Insai Trujillo' },
  });
  let position = 0;
  const stop = async (kind: string, siteId: unknown) => {
    position += 1;
    const hour = String(8 + position).padStart(2, '0');
    return insertRow(house, 'stop', {
      ...{ id: newId(), runId: run.id, position: position - 1, siteId, kind },
      ...{ metresFromLast: position === 1 ? 0 : 87_400 },
      arrivesAt: new Date(`2026-11-26T${hour}:10:00Z`),
      departsAt: new Date(`2026-11-26T${hour}:45:00Z`),
    });
  };
  await stop('start', vehicle['baseSiteId']);
  const pickUp = await stop('pick_up', home.siteId);
  for (const customer of urban) {
    const mine = allocations.filter(
      (it) =>
        it['supplierCommuneId'] === home.communeId &&
        it['customerCommuneId'] === customer.communeId &&
        it['state'] === 'accepted',
    );
    if (mine.length === 0) continue;
    const delivery = await stop('delivery', customer.order.distributionPointId);
    for (const allocation of mine) {
      await insertRow(house, 'shipment', {
        ...{
          id: newId(),
          runId: run.id,
          allocationId: allocation['id'],
          lotId: allocation['lotId'],
        },
        ...{ pickUpStopId: pickUp.id, deliveryStopId: delivery.id },
        ...{ packages: allocation['packages'], grams: allocation['grams'] },
      });
    }
  }
  await stop('end', vehicle['baseSiteId']);
  return { run, driver, coordinator };
}

const RURAL = ['Comuna Café y Caña de Cuicas', 'Comuna «Ñame & Ají» <script>alert(1)</script>'];
const URBAN = [
  'Comuna El Panal 2021',
  'Comuna Simón Bolívar de la parte alta de la parroquia 23 de Enero',
  'Comuna Altos de Lídice',
];
