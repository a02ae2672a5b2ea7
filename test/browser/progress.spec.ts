import { DESK } from '../../apps/ops/src/browser/visitor';
import { ask } from './ledger';
import { describeInBrowser, Theatre } from './theatre';

describeInBrowser('long work', () => {
  let theatre: Theatre;

  beforeAll(async () => {
    theatre = await Theatre.open('small');
  }, 300_000);
  afterAll(async () => theatre.close());
  afterEach(async () => theatre.empty());

  const stateOf = async (table: 'matching_run' | 'run_plan', url: string): Promise<unknown> => {
    const [row] = await ask<{ state: string }>(
      theatre.stage.databaseUrl,
      `SELECT state FROM ${table} WHERE id = $1`,
      [url.split('/').at(-1)],
    );
    return row?.state;
  };

  it('of matching is found where it is after a reload, and comes to its end by itself', async () => {
    const { cycleId } = await theatre.stage.playUntil('ordered');
    const liaison = await theatre.visitor('small-enlace', { viewport: DESK });
    const { page } = liaison;
    await liaison.open(`/ciclos/${cycleId}/cotejo`);

    await page.getByRole('button', { name: 'Ensayar' }).click();
    await page.waitForURL(/\/cotejos\/[0-9a-f-]{36}$/);
    await page.reload();
    await page.locator('main .badge').filter({ hasText: 'listo' }).first().waitFor();

    expect(await stateOf('matching_run', page.url())).toBe('planned');
    await page.reload();
    await page.locator('main .badge').filter({ hasText: 'listo' }).first().waitFor();
    expect(liaison.complaints).toEqual([]);
  }, 240_000);

  it('of planning runs goes on over a reload, and can be called off', async () => {
    const { cycleId } = await theatre.stage.playUntil('shared');
    const coordinator = await theatre.visitor('small-transporte', { viewport: DESK });
    const { page } = coordinator;
    await coordinator.open(`/despacho/${cycleId}/plan`);
    await page.getByText('cinco minutos').click();

    await page.getByRole('button', { name: 'Proponer', exact: true }).click();
    const stop = page.getByRole('button', { name: 'Dejar de pensar' });
    await stop.waitFor();
    await page.reload();
    await stop.click();
    await page.getByText('La anulaste. No se cambió nada.').waitFor();

    expect(await stateOf('run_plan', page.url())).toBe('cancelled');
    expect(coordinator.complaints).toEqual([]);
  }, 240_000);
});
