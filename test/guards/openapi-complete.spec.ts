import { openHouse, type House } from '../support/house';
import { type Operation, operationsOf } from './operations';

let house: House;
let operations: Operation[];
let text: string;
beforeAll(async () => {
  house = await openHouse();
  operations = await operationsOf(house);
  text = (await house.request({ method: 'GET', url: '/openapi.json' })).text;
});
afterAll(() => house.close());

const faulty = (isRight: (it: Operation) => boolean): string[] =>
  operations.filter((it) => !isRight(it)).map((it) => it.key);

it('puts every operation under a tag, with a name of its own and a word on what it is for', () => {
  expect(faulty(({ described }) => (described.tags?.length ?? 0) === 1)).toEqual([]);
  expect(faulty(({ described }) => /\w{3}/.test(described.summary ?? ''))).toEqual([]);
  const names = operations.map((it) => it.described.operationId);
  expect(names.filter((it, at) => it === undefined || names.indexOf(it) !== at)).toEqual([]);
});

it('describes what every operation answers: a shape when it goes well, a problem when not', () => {
  const isProbe = (it: Operation): boolean => it.path.startsWith('/health/');
  const isAnswered = ({ described }: Operation): boolean => {
    const [content] = Object.values(described.responses['200']?.content ?? {});
    return content !== undefined && Object.keys(content.schema).length > 0;
  };
  expect(faulty((it) => isProbe(it) || isAnswered(it))).toEqual([]);
  const problem = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  };
  expect(
    faulty(
      ({ described }) =>
        JSON.stringify(described.responses['default']?.content) === JSON.stringify(problem),
    ),
  ).toEqual([]);
});

it('describes the form of every body, and every id of a path', () => {
  const isForm = ({ body, contentType }: Operation): boolean =>
    body === undefined || contentType === 'text/csv' || body.properties !== undefined;
  expect(faulty(isForm)).toEqual([]);
  const namesOf = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map((it) => it[1]);
  expect(
    faulty(({ path, parameters }) =>
      namesOf(path).every((name) => parameters.some((it) => it.in === 'path' && it.name === name)),
    ),
  ).toEqual([]);
});

it('refers to no shape that is not there, and says what lists are lists of', () => {
  const { schemas } = JSON.parse(text).components;
  const refs = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w*)"/g)].map((it) => it[1]);
  expect(refs.filter((it) => !(it! in schemas))).toEqual([]);
  expect(schemas.CommuneList.properties.items.items.$ref).toBe(
    '#/components/schemas/CommuneResponse',
  );
});
