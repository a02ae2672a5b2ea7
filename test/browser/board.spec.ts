import type { Locator, Page } from 'playwright-core';
import type { Visitor } from '../../apps/ops/src/browser/visitor';
import { ask } from './ledger';
import { describeInBrowser, Theatre } from './theatre';

/** Tall enough that what is dragged and where it goes are both in sight. */
const WALL = { width: 1280, height: 2400 };

describeInBrowser('the dispatch board', () => {
  let theatre: Theatre;
  let runId: string;
  let board: Visitor;

  beforeAll(async () => {
    theatre = await Theatre.open('small');
    const play = await theatre.stage.playUntil('planned');
    runId = play.runIds[0] ?? '';
    board = await theatre.visitor('small-transporte', { viewport: WALL });
    await board.open(`/despacho/${play.cycleId}`);
    await lane().waitFor();
  }, 300_000);
  afterAll(async () => theatre.close());
  beforeEach(() => toastsAreGone(board.page));
  afterEach(() => {
    expect(board.complaints.splice(0)).toEqual([]);
  });

  const lane = (): Locator => board.page.locator(`section[data-run="${runId}"]`);
  const stopAt = (id: string): Locator => lane().locator(`li[data-stop="${id}"]`);
  const stops = (): Promise<readonly string[]> => stopsOf(theatre, runId);
  /** The board shows an order once the server has it. */
  const isShownAt = (id: string, at: number): Promise<void> =>
    lane()
      .locator(`.stops > li:nth-child(${String(at + 1)})[data-stop="${id}"]`)
      .waitFor({ state: 'attached' });

  it('puts a stop in another place by a select, and back from the toast', async () => {
    const before = await stops();
    const [last, beforeLast] = [before.at(-1) ?? '', before.at(-2) ?? ''];

    await placeOf(stopAt(last)).selectOption(String(before.length - 2));
    await isShownAt(last, before.length - 2);
    const after = await stops();
    await undo(board.page);
    await isShownAt(last, before.length - 1);

    expect(after).toEqual([...before.slice(0, -2), last, beforeLast]);
    expect(await stops()).toEqual(before);
  }, 120_000);

  it('puts a stop where it is dropped', async () => {
    const before = await stops();
    const [last, beforeLast] = [before.at(-1) ?? '', before.at(-2) ?? ''];

    await stopAt(last).scrollIntoViewIfNeeded();
    await stopAt(last).locator('.stop-head').dragTo(stopAt(beforeLast).locator('.stop-head'));
    await isShownAt(last, before.length - 2);

    expect(await stops()).toEqual([...before.slice(0, -2), last, beforeLast]);
  }, 120_000);

  it('leaves a locked stop where it is, whatever is tried', async () => {
    const before = await stops();
    const [last, beforeLast] = [before.at(-1) ?? '', before.at(-2) ?? ''];
    const lock = stopAt(last).getByRole('button', { name: 'Parada fija:' });
    await lock.click();
    await stopAt(last).locator('.lock[aria-pressed="true"]').waitFor();

    const offered = await placeOf(stopAt(last)).count();
    await placeOf(stopAt(beforeLast)).selectOption(String(before.length - 1));
    await lane().locator('.note.bad').waitFor();
    const meanwhile = await stops();
    await lock.click();
    await stopAt(last).locator('.lock[aria-pressed="false"]').waitFor();

    expect(offered).toBe(0);
    expect(meanwhile).toEqual(before);
  }, 120_000);

  it('takes goods off a lane to wait, and puts them on again', async () => {
    const before = await carried(theatre, runId);
    const id = before[0] ?? '';
    const goods = lane().locator(`li[data-allocation="${id}"]`);
    await openAll(lane());

    await goods.getByLabel(/^Mover /).selectOption('back');
    const waits = board.page.locator(`.places li[data-allocation="${id}"]`);
    await waits.waitFor({ state: 'attached' });
    const without = await carried(theatre, runId);
    await openAll(board.page.locator('.places'));
    await waits.getByLabel(/^Mover /).selectOption(runId);
    await goods.waitFor({ state: 'attached' });

    expect(without).toEqual(before.filter((it) => it !== id));
    expect(await carried(theatre, runId)).toEqual(before);
  }, 120_000);

  it('takes goods that are dropped on a lane, and gives them back from the toast', async () => {
    const before = await carried(theatre, runId);
    const id = before[0] ?? '';
    await openAll(lane());
    await lane()
      .locator(`li[data-allocation="${id}"]`)
      .getByLabel(/^Mover /)
      .selectOption('back');
    const waits = board.page.locator(`.places li[data-allocation="${id}"]`);
    await waits.waitFor({ state: 'attached' });
    await openAll(board.page.locator('.places'));
    await toastsAreGone(board.page);

    await waits.dragTo(lane().locator('header'), { sourcePosition: { x: 12, y: 12 } });
    await lane().locator(`li[data-allocation="${id}"]`).waitFor({ state: 'attached' });
    const dropped = await carried(theatre, runId);
    await undo(board.page);
    await waits.waitFor({ state: 'attached' });

    expect(dropped).toEqual(before);
    expect(await carried(theatre, runId)).toEqual(before.filter((it) => it !== id));
  }, 120_000);
});

const placeOf = (stop: Locator): Locator => stop.getByLabel(/^Lugar de la parada/);
const toasts = (page: Page): Locator => page.locator('.toast');

async function toastsAreGone(page: Page): Promise<void> {
  await toasts(page).first().waitFor({ state: 'detached' });
}

async function undo(page: Page): Promise<void> {
  await toasts(page).last().getByRole('button', { name: 'Deshacer' }).click();
}

/** Opens every list of goods that is folded away. */
async function openAll(place: Locator): Promise<void> {
  const shut = place.locator('details:not([open]) > summary');
  while ((await shut.count()) > 0) await shut.first().click();
}

/** The stops between the way out and the way home, in their order. */
async function stopsOf({ stage }: Theatre, runId: string): Promise<readonly string[]> {
  const rows = await ask<{ id: string }>(
    stage.databaseUrl,
    `SELECT id FROM stop WHERE run_id = $1 AND kind IN ('pick_up', 'delivery') ORDER BY position`,
    [runId],
  );
  return rows.map(({ id }) => id);
}

async function carried({ stage }: Theatre, runId: string): Promise<readonly string[]> {
  const rows = await ask<{ id: string }>(
    stage.databaseUrl,
    `SELECT allocation_id AS id FROM shipment WHERE run_id = $1 AND state = 'planned' ORDER BY 1`,
    [runId],
  );
  return rows.map(({ id }) => id);
}
