import { openHouse, type House } from '../support/house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.reset());

describe('reference data', () => {
  it('knows every state and municipality', async () => {
    const [row] = await house.db.rows<{ states: number; municipalities: number }>(
      `SELECT (SELECT count(*) FROM state) AS states, (SELECT count(*) FROM municipality) AS municipalities`,
    );
    expect(row).toEqual({ states: 24, municipalities: 335 });
  });
});
