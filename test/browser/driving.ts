import type { Locator, Page } from 'playwright-core';

const arrive = (page: Page): Locator => page.getByRole('button', { name: 'Llegué' });
const goods = (page: Page): Locator => page.getByRole('link', { name: /^(Cargar|Entregar)$/ });
const end = (page: Page): Locator => page.getByRole('button', { name: 'Terminar el viaje' });

/** Waits until a button has done its work and something comes next. */
export async function doneWith(page: Page, button: Locator): Promise<void> {
  await button.waitFor({ state: 'detached' });
  await arrive(page).or(goods(page)).or(end(page)).first().waitFor();
}

/** A phone is switched off and on behind so many deeds; with one loss at the first delivery, or none. */
export interface Way {
  readonly reloadsAfter?: number;
  readonly hasLoss?: boolean;
}

/** From stop to stop until the run may be ended. Answers what was done, in its order. */
export async function driveToTheEnd(page: Page, way: Way = {}): Promise<readonly string[]> {
  const deeds: string[] = [];
  let hasLost = way.hasLoss !== true;
  while ((await end(page).count()) === 0) {
    if ((await arrive(page).count()) > 0) {
      await arrive(page).click();
      await goods(page).waitFor();
      deeds.push('arrived');
      continue;
    }
    const isDelivery = (await goods(page).innerText()).trim() === 'Entregar';
    await goods(page).click();
    const save = page.getByRole('button', { name: isDelivery ? 'Entregado' : 'Cargado' });
    await save.waitFor();
    if (isDelivery && !hasLost) {
      await loseOnePackage(page);
      hasLost = true;
    }
    await save.click();
    await doneWith(page, save);
    deeds.push(isDelivery ? 'delivered' : 'loaded');
    if (deeds.length === way.reloadsAfter) {
      await page.reload();
      await arrive(page).or(goods(page)).or(end(page)).first().waitFor();
    }
  }
  return deeds;
}

async function loseOnePackage(page: Page): Promise<void> {
  const load = page.locator('fieldset.card').first();
  const packages = load.getByLabel('Empaques');
  await packages.fill(String(Number(await packages.inputValue()) - 1));
  await load.getByText('Es merma: se perdió o se dañó').click();
  await load.getByLabel('Causa').selectOption('damage');
}
