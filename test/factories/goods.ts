import { newId } from '#core/kernel';
import type { House } from '../support/house';
import { aPerson, aSite } from './communes';
import { insertRow } from './insert';

/** A product of the reference data by its code ('papa', 'tomate', 'zanahoria'…). */
export async function theProduct(house: House, code = 'papa') {
  const [product] = await house.db.rows<{ id: string; code: string; usual_package_type: string }>(
    'SELECT id, code, usual_package_type FROM product WHERE code = $1',
    [code],
  );
  if (!product) throw new Error(`no product is called ${code}`);
  return { id: product.id, code: product.code, packageType: product.usual_package_type };
}

export async function aPackageWeight(
  house: House,
  facts: { communeId: string; productId: string; packageType: string; nominalGrams: number },
) {
  return insertRow(house, 'package_weight', {
    id: newId<'PackageWeight'>(),
    tareGrams: 500,
    ...facts,
  });
}

/** A confirmed lot of 50 sacks of 20 kg of potatoes, all available, with the movement that confirmed it. */
export async function aLot(
  house: House,
  facts: { communeId: string; packages?: number; availableGrams?: number } & Record<
    string,
    unknown
  >,
) {
  const { packages = 50, availableGrams, ...rest } = facts;
  const product = await theProduct(house, 'papa');
  const packageGrams = Number(rest['packageGrams'] ?? 20_000);
  const grams = availableGrams ?? packages * packageGrams;
  const id = newId<'Lot'>();
  const siteId = rest['siteId'] ?? (await aSite(house, { communeId: facts.communeId })).id;
  const createdBy = rest['createdBy'] ?? (await aPerson(house)).personId;
  const lot = await insertRow(house, 'lot', {
    id,
    code: id.slice(-8),
    productId: product.id,
    packageType: product.packageType,
    packageGrams,
    grade: 1,
    isWashed: false,
    announcedPackages: packages,
    announcedGrams: packages * packageGrams,
    harvestedOn: '2026-11-20',
    readyOn: '2026-11-21',
    bestBeforeOn: '2026-12-10',
    state: 'confirmed',
    listedGrams: grams,
    availableGrams: grams,
    ...rest,
    siteId,
    createdBy,
  });
  await insertRow(house, 'stock_movement', {
    id: newId<'StockMovement'>(),
    lotId: lot.id,
    kind: 'confirm',
    fromBucket: 'outside',
    toBucket: 'available',
    grams,
    reason: 'weighed',
    eventTime: house.clock.now(),
  });
  return { ...lot, communeId: facts.communeId };
}
