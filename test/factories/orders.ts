import { newId } from '#core/kernel';
import type { House } from '../support/house';
import { aPerson, aSite } from './communes';
import { theProduct } from './goods';
import { insertRow } from './insert';

/** An open cycle of the week of the standing clock (Sunday 2026-11-22). */
export async function aCycle(house: House, facts: Record<string, unknown> = {}) {
  const createdBy = facts['createdBy'] ?? (await aPerson(house)).personId;
  return insertRow(house, 'distribution_cycle', {
    id: newId<'DistributionCycle'>(),
    name: 'Ciclo de prueba',
    opensOn: '2026-11-22',
    closesOn: '2026-11-24',
    movesOn: '2026-11-26',
    handsOutOn: '2026-11-28',
    settlesOn: '2026-12-05',
    state: 'open',
    ...facts,
    createdBy,
  });
}

/** A submitted order of one commune, with the lines given (a thousand kilos of potatoes unless said). */
export async function anOrder(
  house: House,
  facts: {
    communeId: string;
    cycleId: string;
    lines?: readonly Record<string, unknown>[];
  } & Record<string, unknown>,
) {
  const { lines = [{}], ...rest } = facts;
  const pointId =
    rest['distributionPointId'] ??
    (await aSite(house, { communeId: facts.communeId, kind: 'distribution_point' })).id;
  const order = await insertRow(house, 'order', {
    id: newId<'Order'>(),
    windowFromOn: '2026-11-26',
    windowToOn: '2026-11-28',
    families: 250,
    state: 'submitted',
    ...rest,
    distributionPointId: pointId,
  });
  const product = await theProduct(house, 'papa');
  const written = [];
  for (const line of lines) {
    const wantedGrams = Number(line['wantedGrams'] ?? 1_000_000);
    written.push(
      await insertRow(house, 'order_line', {
        id: newId<'OrderLine'>(),
        orderId: order.id,
        productId: product.id,
        minGrams: 0,
        wantedGrams,
        maxGrams: wantedGrams,
        ...line,
      }),
    );
  }
  return {
    ...order,
    communeId: facts.communeId,
    distributionPointId: pointId as string,
    lines: written,
  };
}
