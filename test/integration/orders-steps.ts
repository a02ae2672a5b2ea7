import { newId } from '#core/kernel';
import type { House } from '../support/house';
import { aCommune, aCouncil, aCycle, aSite, aSpokesperson, theProduct } from '../factories';

export const KG = 1000;
export type Facts = Record<string, unknown>;
export type Person = { cookie: string };

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

/** A commune whose one council has a hundred families, with its fair and those who speak for it; no cycle. */
export async function aBarrioOfFamilies(house: House) {
  const commune = await aCommune(house, { kind: 'urban' });
  const council = await aCouncil(house, { communeId: commune.id, families: 100 });
  const point = await aSite(house, { communeId: commune.id, kind: 'distribution_point' });
  const food = await aSpokesperson(house, 'food_spokesperson', commune.id);
  const recorder = await aSpokesperson(house, 'assembly_recorder', commune.id);
  const [papa, tomate] = [await theProduct(house, 'papa'), await theProduct(house, 'tomate')];
  return { commune, council, point, food, recorder, papa, tomate };
}

/** What the specs of orders do over HTTP. */
export function stepsOf(house: () => House) {
  const ask = (call: Parameters<House['request']>[0]) => house().request(call);
  const put = (as: Person, url: string, body: unknown) => ask({ as, method: 'PUT', url, body });
  return {
    put,
    submit: (as: Person, body: unknown, id: string = newId()) =>
      put(as, `/v1/order-submissions/${id}`, body),
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
