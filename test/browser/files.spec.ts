import { readFile } from 'node:fs/promises';
import { describeInBrowser, Theatre } from './theatre';

describeInBrowser('a file', () => {
  let theatre: Theatre;

  beforeAll(async () => {
    theatre = await Theatre.open('small');
  }, 300_000);
  afterAll(async () => theatre.close());

  it('is that of the member who uses the phone, whoever signed in last', async () => {
    const visitor = await theatre.visitor('small-alimentos');
    const { page } = visitor;
    await page.goto(`${theatre.stage.url}/entrar`);
    await page.locator('input[name="login"]').fill('small-productora');
    await page.locator('input[name="password"]').fill('cayapa-demo');
    await page.locator('form button[type="submit"]').click();
    await page.getByText('Anunciar una cosecha').waitFor();
    await visitor.open('/telefono');
    await page.locator('button.row').filter({ hasText: 'alimentación' }).first().click();
    await page.getByText('Hacer el pedido').waitFor();
    await visitor.open('/recepciones');

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[href*="/export.csv"]').first().click(),
    ]);

    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    expect(await readFile(await file.path(), 'utf8')).toMatch(/receivedGrams|received/i);
    expect(visitor.complaints).toEqual([]);
  }, 120_000);
});
