import { addDays, civilDateAt } from '#core/kernel';
import { DESK, type Visitor, type VisitorOptions } from '../../apps/ops/src/browser/visitor';
import { doneWith, driveToTheEnd } from './driving';
import { ask } from './ledger';
import { describeInBrowser, Theatre } from './theatre';

const NAME = 'Jornada a mano';
const WANTED_KILOS = 100;

interface Lot {
  readonly id: string;
  readonly product: string;
  readonly announced: number;
}

/** Everything of one cycle is done on screens, by whoever does it: nobody calls the API. */
describeInBrowser('a whole cycle by hand', () => {
  let theatre: Theatre;
  let people: Map<string, Visitor>;

  beforeAll(async () => {
    theatre = await Theatre.open('small');
    people = new Map();
  }, 300_000);
  afterAll(async () => theatre.close());

  /** Each has a browser of their own all along; coordinators sit at a desk. */
  async function as(login: string, options: Partial<VisitorOptions> = {}): Promise<Visitor> {
    const known = people.get(login) ?? (await theatre.visitor(login, options));
    people.set(login, known);
    return known;
  }

  it('goes from the plan to the account, with the kilos that were received', async () => {
    const { databaseUrl } = theatre.stage;
    const liaison = await as('small-enlace', { viewport: DESK });
    const cycleId = await planAndOpen(liaison);
    const lot = await announceAndWeigh(await as('small-productora'), await as('small-romana'), {
      databaseUrl,
    });
    await order(await as('small-alimentos'), cycleId, lot.product);
    await closeAndWaitForShares(liaison, cycleId);
    for (const login of ['small-productora', 'small-alimentos']) await acceptAll(await as(login));
    const coordinator = await as('small-transporte', { viewport: DESK });
    await grantFuel(coordinator);
    const runId = await planPublishAndClear(coordinator, cycleId, databaseUrl);
    await drive(await as('small-chofer'), runId);
    await receive(await as('small-alimentos'));
    await liaison.open(`/cuentas/${cycleId}`);

    const { received, run, cycle } = await outcomeOf(databaseUrl, cycleId);
    expect({ run, cycle }).toEqual({ run: 'reconciled', cycle: 'moving' });
    expect(received).toBe(WANTED_KILOS * 1000);
    await liaison.page.locator('main').getByText(`${WANTED_KILOS} kg`).first().waitFor();
    expect([...people.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
  }, 600_000);
});

async function planAndOpen({ page, ...liaison }: Visitor): Promise<string> {
  const tomorrow = addDays(civilDateAt(new Date()), 1);
  await page.goto(new URL('/ciclos/nuevo', page.url()).href);
  await page.getByLabel('Nombre').fill(NAME);
  for (const [label, day] of [
    ['Abre a pedidos', tomorrow],
    ['Cierra a pedidos', tomorrow],
    ['Carga y viaje', tomorrow],
    ['Entrega a las familias', addDays(tomorrow, 2)],
    ['Cierre de cuentas', addDays(tomorrow, 9)],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(day);
  }
  await page.getByRole('button', { name: 'Planificar' }).click();
  await page.getByRole('button', { name: 'Abrir a pedidos ya' }).click();
  await page.locator('dialog').getByRole('button', { name: 'Abrir a pedidos ya' }).click();
  await page.getByRole('button', { name: 'Cerrar los pedidos' }).waitFor();
  expect(liaison.complaints).toEqual([]);
  return page.url().split('/').at(-1) ?? '';
}

async function announceAndWeigh(
  producer: Visitor,
  receiver: Visitor,
  { databaseUrl }: { databaseUrl: string },
): Promise<Lot> {
  await producer.open('/cosechas/nueva');
  await producer.page.locator('.tiles .tile').first().click();
  await producer.page.locator('input.num').first().fill('20');
  await producer.page.getByRole('button', { name: 'Anunciar', exact: true }).click();
  await producer.page.getByRole('button', { name: 'Anunciar otra' }).waitFor();
  const [lot] = await ask<Lot>(
    databaseUrl,
    `SELECT lot.id, name_es AS product, announced_grams::float AS announced
       FROM lot JOIN product ON product.id = product_id`,
  );
  if (!lot) throw new Error('no lot was announced');

  const { page } = receiver;
  await receiver.open('/romana');
  await page.locator('main').getByText(lot.product).first().click();
  const sheet = page.locator('dialog');
  await sheet.getByLabel('Peso bruto').fill(String(lot.announced / 1000));
  await sheet.getByLabel('Testigo').fill('Contraloría');
  await sheet.getByRole('button', { name: 'Guardar el peso' }).click();
  await page.getByText('Nada espera la romana.').waitFor();
  return lot;
}

async function order(eater: Visitor, cycleId: string, product: string): Promise<void> {
  const { page } = eater;
  await eater.open(`/pedido?ciclo=${cycleId}`);
  const line = page.locator('li.ask').filter({ hasText: product }).first();
  await line.locator('input.num').fill(String(WANTED_KILOS));
  await page.getByRole('button', { name: 'Enviar pedido' }).click();
  await page.getByText('Pedido enviado').waitFor();
}

/** The matching goes on by itself; whoever looks on sees it come. */
async function closeAndWaitForShares(liaison: Visitor, cycleId: string): Promise<void> {
  const { page } = liaison;
  await liaison.open(`/ciclos/${cycleId}`);
  await page.getByRole('button', { name: 'Cerrar los pedidos' }).click();
  await page.getByText('Despacho de los viajes').first().waitFor({ timeout: 120_000 });
}

async function acceptAll(person: Visitor): Promise<void> {
  await person.open('/repartos');
  const accept = person.page.getByRole('button', { name: /^Aceptar (el|los)/ });
  await accept.click();
  await accept.waitFor({ state: 'detached' });
}

async function grantFuel(coordinator: Visitor): Promise<void> {
  const { page } = coordinator;
  await coordinator.open('/combustible');
  await page.getByRole('button', { name: 'Anotar un cupo' }).click();
  const sheet = page.locator('dialog');
  await sheet.getByLabel('Litros').fill('300');
  await sheet.getByLabel('Hasta').fill(addDays(civilDateAt(new Date()), 5));
  await sheet.getByLabel('Quién lo asignó').fill('PDVSA');
  await sheet.getByRole('button', { name: 'Guardar' }).click();
  await sheet.waitFor({ state: 'detached' });
}

async function planPublishAndClear(
  coordinator: Visitor,
  cycleId: string,
  databaseUrl: string,
): Promise<string> {
  const { page } = coordinator;
  await coordinator.open(`/despacho/${cycleId}/plan`);
  await page.getByText('10 segundos').click();
  await page.getByRole('button', { name: 'Proponer' }).click();
  // It goes on while nobody looks, and is found where it is.
  await page.waitForURL(/\/plan\/[0-9a-f-]{36}$/);
  await page.reload();
  await page.getByRole('link', { name: /mesa/i }).first().click({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Revisar y publicar' }).click();
  const sheet = page.locator('dialog');
  await sheet.getByLabel('Chofer').selectOption({ index: 1 });
  await sheet.getByRole('button', { name: 'Hacer el cambio' }).click();
  await sheet.getByRole('button', { name: 'Publicar' }).click();
  await sheet.waitFor({ state: 'detached' });
  const [run] = await ask<{ id: string }>(databaseUrl, 'SELECT id FROM run WHERE cycle_id = $1', [
    cycleId,
  ]);
  await coordinator.open(`/viajes/${run?.id ?? ''}`);
  await page.getByRole('button', { name: 'Revisar la salida' }).click();
  const leaves = page.getByRole('button', { name: 'Salió' });
  const reason = page.getByRole('button', { name: 'Salir con una razón' });
  await leaves.or(reason).first().waitFor();
  if ((await reason.count()) > 0) {
    await reason.click();
    await sheet.getByLabel('Motivo').fill('La guía viene en camino');
    await sheet.getByRole('button', { name: 'Salir con una razón' }).click();
    await leaves.waitFor();
  }
  return run?.id ?? '';
}

async function drive(driver: Visitor, runId: string): Promise<void> {
  const { page } = driver;
  await driver.open(`/ruta/${runId}`);
  const leave = page.getByRole('button', { name: 'Salir', exact: true });
  await leave.click();
  await doneWith(page, leave);
  await driveToTheEnd(page);
  await page.getByRole('button', { name: 'Terminar el viaje' }).click();
  await page.getByText('Viaje terminado. Gracias.').waitFor();
}

async function receive(eater: Visitor): Promise<void> {
  const { page } = eater;
  await eater.open('/recepcion');
  await page.locator('a.row[href^="/recepcion/"]').click();
  await page.getByLabel('Empaques').fill('5');
  await page.getByLabel('Peso bruto').fill(String(WANTED_KILOS + 1));
  await page.getByLabel('Tara').fill('1');
  await page.getByRole('button', { name: 'Registrar lo recibido' }).click();
  await page.getByText('Recibir lo siguiente').waitFor();
}

async function outcomeOf(databaseUrl: string, cycleId: string) {
  const [row] = await ask<{ received: number; run: string; cycle: string }>(
    databaseUrl,
    `SELECT (SELECT sum(received_grams)::float FROM reception) AS received,
            (SELECT state FROM run WHERE cycle_id = $1) AS run, state AS cycle
       FROM distribution_cycle WHERE id = $1`,
    [cycleId],
  );
  if (!row) throw new Error('the cycle is gone');
  return row;
}
