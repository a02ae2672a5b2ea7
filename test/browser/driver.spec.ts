import type { Visitor } from '../../apps/ops/src/browser/visitor';
import { doneWith, driveToTheEnd } from './driving';
import { ask } from './ledger';
import { describeInBrowser, Theatre } from './theatre';

const DRIVER = 'small-chofer';

interface Event {
  readonly kind: string;
  readonly happened: Date;
  readonly recorded: Date;
  readonly at: string | null;
}

interface Sums {
  readonly state: string;
  readonly loaded: number;
  readonly delivered: number;
  readonly lost: number;
}

describeInBrowser('a driver with no network', () => {
  let theatre: Theatre;

  beforeAll(async () => {
    theatre = await Theatre.open('small');
    await theatre.stage.playUntil('sent');
  }, 300_000);
  afterAll(async () => theatre.close());

  it('drives a whole run, loses something on the way, and all of it arrives once', async () => {
    const driver = await theatre.visitor(DRIVER);
    const { page, context } = driver;
    const id = await runOfDriver(theatre);
    await keepRun(driver, id);
    await context.setOffline(true);
    await page.goto(`${theatre.stage.url}/ruta/${id}`);
    await page.getByLabel('Kilometraje del tablero').fill('120.500');
    await page.getByRole('button', { name: 'Salir', exact: true }).click();

    await doneWith(page, page.getByRole('button', { name: 'Salir', exact: true }));
    const deeds = await driveToTheEnd(page, { reloadsAfter: 2, hasLoss: true });
    await page.getByLabel('Kilometraje del tablero').fill('120.640');
    await page.getByLabel('Combustible que gastó').fill('40');
    await page.getByRole('button', { name: 'Terminar el viaje' }).click();
    await page.getByText('Viaje terminado. Gracias.').waitFor();
    expect(await sumsOf(theatre, id)).toMatchObject({ state: 'cleared', loaded: 0 });
    const backAt = new Date();
    await context.setOffline(false);
    await page.goto(`${theatre.stage.url}/por-enviar`);
    await page.getByText('Todo está enviado.').waitFor();

    const events = await eventsOf(theatre, id);
    expect(events.map(({ kind }) => kind)).toEqual(['departed', ...deeds, 'closed']);
    expect(new Set(events.map(({ kind, at }) => `${kind} ${String(at)}`)).size).toBe(events.length);
    expect(events.every(({ happened }) => happened < backAt)).toBe(true);
    expect(events.every(({ recorded }) => recorded > backAt)).toBe(true);
    const { state, loaded, delivered, lost } = await sumsOf(theatre, id);
    expect(state).toBe('closed');
    expect(lost).toBeGreaterThan(0);
    expect(delivered + lost).toBe(loaded);
    expect(driver.complaints).toEqual([]);
  }, 240_000);
});

async function runOfDriver({ stage }: Theatre): Promise<string> {
  const [run] = await ask<{ id: string }>(
    stage.databaseUrl,
    `SELECT run.id FROM run JOIN driver ON driver.id = run.driver_id
       JOIN person ON person.id = driver.person_id
      WHERE person.login = $1 AND run.state = 'cleared' ORDER BY run.id LIMIT 1`,
    [DRIVER],
  );
  if (!run) throw new Error(`${DRIVER} has no run that may leave`);
  return run.id;
}

/** Looks at the run once while there is a network, as a driver does before leaving. */
async function keepRun(driver: Visitor, id: string): Promise<void> {
  await driver.readyForOffline();
  await driver.open(`/ruta/${id}`);
  await driver.page.getByRole('button', { name: 'Salir', exact: true }).waitFor();
}

async function eventsOf({ stage }: Theatre, id: string): Promise<readonly Event[]> {
  return ask<Event>(
    stage.databaseUrl,
    `SELECT kind, event_time AS happened, record_time AS recorded, stop_id AS at
       FROM stop_event WHERE run_id = $1 ORDER BY event_time`,
    [id],
  );
}

async function sumsOf({ stage }: Theatre, id: string): Promise<Sums> {
  const [sums] = await ask<Sums>(
    stage.databaseUrl,
    `SELECT run.state, coalesce(sum(loaded_grams), 0)::float AS loaded,
            coalesce(sum(delivered_grams), 0)::float AS delivered,
            coalesce(sum(lost_grams), 0)::float AS lost
       FROM run JOIN shipment ON shipment.run_id = run.id WHERE run.id = $1 GROUP BY run.state`,
    [id],
  );
  if (!sums) throw new Error('the run carries nothing');
  return sums;
}
