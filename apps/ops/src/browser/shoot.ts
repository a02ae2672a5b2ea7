import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** The most that a picture may weigh. */
const BYTES_MAX = 150_000;
const QUALITIES = [82, 70, 55, 40, 25] as const;
/** Very long pages are cut: their beginning shows what they are. */
const HEIGHT_MAX = 2_400;

/** Takes a picture of a whole page as WebP, as good as it can be within its weight. Answers its bytes. */
export async function shoot(page: Page, path: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  try {
    const { cssContentSize } = await session.send('Page.getLayoutMetrics');
    const height = Math.min(HEIGHT_MAX, Math.ceil(cssContentSize.height));
    const clip = { x: 0, y: 0, width: Math.ceil(cssContentSize.width), height, scale: 1 };
    for (const quality of QUALITIES) {
      const { data } = await session.send('Page.captureScreenshot', {
        ...{ format: 'webp', quality, clip, captureBeyondViewport: true },
      });
      const bytes = Buffer.from(data, 'base64');
      if (bytes.length > BYTES_MAX) continue;
      writeFileSync(`${path}.webp`, bytes);
      return bytes.length;
    }
    throw new Error(`${path}: too large a picture, even at its worst`);
  } finally {
    await session.detach();
  }
}
