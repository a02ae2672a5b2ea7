import { newId } from '#core/kernel';
import type { House } from '../support/house';
import { aCommune, aCycle, aSite, aSpokesperson, theProduct } from '../factories';

export const KG = 1000;
export type Facts = Record<string, unknown>;
type Person = { cookie: string };

/** A commune with its food spokesperson, its fair, and an open cycle. */
export async function aBarrio(house: House) {
  const commune = await aCommune(house, { kind: 'urban' });
  const { as } = await aSpokesperson(house, 'food_spokesperson', commune.id);
  const point = await aSite(house, { communeId: commune.id, kind: 'distribution_point' });
  const cycle = await aCycle(house);
  const [papa, tomate] = [await theProduct(house, 'papa'), await theProduct(house, 'tomate')];
  const line = (facts: Facts = {}) => ({
    productId: papa.id,
    minGrams: 100 * KG,
    wantedGrams: 500 * KG,
    maxGrams: 600 * KG,
    ...facts,
  });
  const body = (facts: Facts = {}) => ({
    communeId: commune.id,
    cycleId: cycle.id,
    distributionPointId: point.id,
    windowFromOn: '2026-11-26',
    windowToOn: '2026-11-28',
    families: 250,
    lines: [line()],
    ...facts,
  });
  return { commune, as, point, cycle, papa, tomate, line, body };
}

/** What the specs of orders do over HTTP. */
export function stepsOf(house: () => House) {
  const ask = (call: Parameters<House['request']>[0]) => house().request(call);
  return {
    submit: (as: Person, body: unknown, id: string = newId()) =>
      ask({ as, method: 'PUT', url: `/v1/order-submissions/${id}`, body }),
    get: (as: Person, url: string) => ask({ as, method: 'GET', url }),
    post: (as: Person, url: string) => ask({ as, method: 'POST', url }),
    patch: (as: Person, url: string, version: number, body: unknown) =>
      ask({ as, method: 'PATCH', url, body, headers: { 'if-match': `"${String(version)}"` } }),
    factsTold: async (name: string) => {
      const rows = await house().db.rows<{ payload: Facts }>(
        'SELECT payload FROM outbox_event WHERE name = $1 ORDER BY seq',
        [name],
      );
      return rows.map((row) => row.payload);
    },
  };
}
