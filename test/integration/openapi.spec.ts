import { openHouse, type House } from '../support/house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

it('describes every path id and every shape it refers to', async () => {
  const { body } = await house.request({ method: 'GET', url: '/openapi.json' });
  const schemas = Object.keys(body.components.schemas);
  const refs = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/(\w*)"/g)];
  expect(refs.map((it) => it[1]).filter((it) => !schemas.includes(it ?? ''))).toEqual([]);

  for (const [path, operations] of Object.entries<object>(body.paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((it) => it[1]);
    for (const operation of Object.values<{ parameters?: { name: string }[] }>(
      operations as never,
    )) {
      const described = (operation.parameters ?? []).map((it) => it.name);
      expect(described).toEqual(expect.arrayContaining(names));
    }
  }
  expect(body.components.schemas.CommuneList.properties.items.items.$ref).toBe(
    '#/components/schemas/CommuneResponse',
  );
});
