import type { Page } from 'playwright-core';
import type { Deed } from './phone';

interface Listed<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

const kilos = (grams: number): string =>
  `${new Intl.NumberFormat('es-VE', { maximumFractionDigits: 3 }).format(grams / 1000)} kg`;

/** The whole of a list, as the member of the page sees it. */
async function all<Item>(page: Page, path: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let after = ''; ;) {
    const text = await page.evaluate(
      async (address) => (await fetch(address)).text(),
      `${path}&limit=200${after}`,
    );
    const list = JSON.parse(text) as Listed<Item>;
    items.push(...list.items);
    if (list.next === null) return items;
    after = `&after=${list.next}`;
  }
}

export interface HarvestOf {
  readonly communeId: string;
  readonly productId: string;
  readonly productName: string;
  readonly packageGrams: number;
}

/** Announces a harvest of as many packages as its number says. */
export function harvestDeed({ communeId, productId, productName, packageGrams }: HarvestOf): Deed {
  return {
    path: '/cosechas/nueva',
    titleOf: (number) => `, ${kilos(number * packageGrams)}`,
    act: async (page, number) => {
      const tile = page.locator('.tiles .tile', { hasText: productName }).first();
      const form = page.locator('form .foot');
      await tile.or(form).first().waitFor();
      if ((await form.count()) === 0) await tile.click();
      await page.locator('main input.num').first().fill(String(number));
      await page.getByRole('button', { name: 'Anunciar', exact: true }).click();
    },
    isTold: async (page) => (await page.getByRole('button', { name: 'Anunciar otra' }).count()) > 0,
    isThere: async (page, number) => {
      const path = `/v1/lots?communeId=${communeId}&productId=${productId}`;
      const lots = await all<{ announcedPackages: number }>(page, path);
      return lots.some((lot) => lot.announcedPackages === number);
    },
  };
}

export interface OrderIn {
  readonly communeId: string;
  readonly cycleId: string;
}

/** The kilos of one commune's order in a cycle, in grams. */
export async function orderedGrams(page: Page, { communeId, cycleId }: OrderIn): Promise<number> {
  const path = `/v1/order-lines?communeId=${communeId}&cycleId=${cycleId}`;
  const lines = await all<{ wantedGrams: number }>(page, path);
  return lines.reduce((sum, line) => sum + line.wantedGrams, 0);
}

/** Adds as many kilos to the commune's order as its number says. */
export function orderDeed(order: OrderIn, before: number): Deed {
  let expected = before;
  return {
    path: `/pedido?ciclo=${order.cycleId}`,
    titleOf: (number) => `: ${kilos(number * 1000)}`,
    act: async (page, number) => {
      await page.locator('.rows input.num').first().fill(String(number));
      await page.getByRole('button', { name: 'Enviar pedido' }).click();
    },
    isTold: async (page) =>
      (await page.getByRole('button', { name: 'Agregar algo más' }).count()) > 0,
    isThere: async (page, number) => (await orderedGrams(page, order)) === expected + number * 1000,
    noteDone: (number) => {
      expected += number * 1000;
    },
  };
}
