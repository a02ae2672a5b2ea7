import type { Page } from 'playwright-core';
import { DESK } from '../../apps/ops/src/browser/visitor';
import { announcedBy, ask } from './ledger';
import { describeInBrowser, Theatre } from './theatre';

const PRODUCER = 'small-productora';
const EATER = 'small-alimentos';

/** Three taps: the product, how much, send. */
async function announce(page: Page, packages: number): Promise<void> {
  await page.locator('.tiles .tile').first().click();
  await page.locator('input.num').first().fill(String(packages));
  await page.getByRole('button', { name: 'Anunciar' }).click();
}

const unsent = (page: Page): Promise<void> =>
  page.locator('a[href="/por-enviar"] .count').waitFor();

describeInBrowser('a phone in a field', () => {
  let theatre: Theatre;

  beforeAll(async () => {
    theatre = await Theatre.open('small');
  }, 300_000);
  afterAll(async () => theatre.close());
  afterEach(async () => theatre.empty());

  it('announces a harvest with no network; it arrives once when two tabs come back', async () => {
    const { page, context, ...phone } = await producerReadyForTheField(theatre);
    const before = await announcedBy(theatre.stage.databaseUrl, PRODUCER);
    await context.setOffline(true);

    await announce(page, 7);
    await unsent(page);
    const second = await context.newPage();
    await second.goto(`${theatre.stage.url}/por-enviar`);
    await second.getByText('espera la red').waitFor();
    await context.setOffline(false);
    await second.getByText('Todo está enviado.').waitFor();
    await page.locator('a[href="/por-enviar"] .count').waitFor({ state: 'detached' });

    expect(await announcedBy(theatre.stage.databaseUrl, PRODUCER)).toEqual({
      lots: before.lots + 1,
      packages: before.packages + 7,
    });
    expect(phone.complaints).toEqual([]);
  }, 120_000);

  it('keeps what was announced when the phone dies before the network is back', async () => {
    const { page, context } = await producerReadyForTheField(theatre);
    const before = await announcedBy(theatre.stage.databaseUrl, PRODUCER);
    await context.setOffline(true);
    await announce(page, 3);
    await unsent(page);
    await page.close({ runBeforeUnload: false });

    const again = await context.newPage();
    await again.goto(`${theatre.stage.url}/por-enviar`);
    await again.getByText('espera la red').waitFor();
    await context.setOffline(false);
    await again.getByText('Todo está enviado.').waitFor();

    const after = await announcedBy(theatre.stage.databaseUrl, PRODUCER);
    expect(after.packages - before.packages).toBe(3);
  }, 120_000);

  it('shuts a member’s things behind a PIN, also after a reload with no network', async () => {
    const visitor = await theatre.visitor(PRODUCER);
    const { page, context } = visitor;
    await visitor.readyForOffline();
    await visitor.open('/mi-cuenta');
    await page.getByLabel('Poner el PIN').fill('4821');
    await page.getByRole('button', { name: 'Poner el PIN' }).click();
    await page.getByText('Tus datos están cerrados con PIN.').waitFor();
    await context.setOffline(true);
    await page.goto(`${theatre.stage.url}/cosechas`);

    await page.getByLabel('PIN').fill('1111');
    await page.getByRole('button', { name: 'Abrir' }).click();
    await page.getByText('Ese no es el PIN').waitFor();
    expect(await page.getByText('Papa').count()).toBe(0);
    await page.getByLabel('PIN').fill('4821');
    await page.getByRole('button', { name: 'Abrir' }).click();

    await page.getByRole('heading', { level: 1, name: 'Mis cosechas' }).waitFor();
  }, 120_000);

  it('keeps the things of two members of one phone apart, and sends each under their own name', async () => {
    const visitor = await theatre.visitor(PRODUCER);
    const { page, context } = visitor;
    await visitor.readyForOffline();
    await page.goto(`${theatre.stage.url}/entrar`);
    await page.locator('input[name="login"]').fill(EATER);
    await page.locator('input[name="password"]').fill('cayapa-demo');
    await page.locator('form button[type="submit"]').click();
    await page.getByText('Hacer el pedido').waitFor();
    await page.goto(`${theatre.stage.url}/telefono`);
    await context.setOffline(true);

    await page.locator('button.row').filter({ hasText: 'producción' }).first().click();

    await page.getByText('Anunciar una cosecha').waitFor();
    await context.setOffline(false);
    const who = await page.evaluate(async () => {
      const own = await fetch('/v1/people/me');
      return own.status;
    });
    expect(who).toBe(200);
    await visitor.open('/cosechas');
    expect(await page.locator('.note.bad').count()).toBe(0);
  }, 120_000);

  it('is out at once when the mandate is revoked', async () => {
    const visitor = await theatre.visitor('small-alimentos-2');
    await ask(
      theatre.stage.databaseUrl,
      `UPDATE mandate SET revoked_at = now(), revoked_by_act = 'Acta 9'
        WHERE person_id = (SELECT id FROM person WHERE login = 'small-alimentos-2')`,
    );

    await visitor.open('/');

    await visitor.page.getByText('Todavía no tienes ninguna vocería').waitFor();
    await visitor.open('/pedido');
    await visitor.page.getByText('Los pedidos los hace la vocería de alimentación').waitFor();
  }, 120_000);
});

async function producerReadyForTheField(theatre: Theatre) {
  const visitor = await theatre.visitor(PRODUCER);
  await visitor.readyForOffline();
  await visitor.open('/cosechas/nueva');
  return visitor;
}

describeInBrowser('an order', () => {
  let theatre: Theatre;

  beforeAll(async () => {
    theatre = await Theatre.open('small');
    await theatre.stage.playUntil('ordered');
  }, 300_000);
  afterAll(async () => theatre.close());

  it('that is sent again adds to the one before', async () => {
    const { page, ...visitor } = await theatre.visitor(EATER, { viewport: DESK });
    const ordered = async (): Promise<number> => {
      const [row] = await ask<{ grams: string }>(
        theatre.stage.databaseUrl,
        `SELECT sum(wanted_grams)::text AS grams FROM order_line JOIN "order" ON "order".id = order_id
          WHERE NOT order_line.is_cancelled AND "order".commune_id IN
            (SELECT commune_id FROM mandate JOIN person ON person.id = person_id WHERE login = $1)`,
        [EATER],
      );
      return Number(row?.grams);
    };
    const before = await ordered();
    await page.goto(`${theatre.stage.url}/pedido`);
    await page.getByText('Lo que envíes ahora se suma').waitFor();

    await page.locator('.rows input.num').first().fill('12');
    await page.getByRole('button', { name: 'Enviar pedido' }).click();
    await page.getByText('Pedido enviado').waitFor();

    expect(await ordered()).toBe(before + 12_000);
    expect(visitor.complaints).toEqual([]);
  }, 120_000);
});
