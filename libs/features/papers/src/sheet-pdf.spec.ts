import { buffer } from 'node:stream/consumers';
import type { Sheet } from './sheet';
import { sheetPdf } from './sheet-pdf';

const COLUMNS = ['Asignación', 'Lote', 'Rubro', 'De', 'Para', 'Bultos', 'Envase', 'kg', 'Listo'];

function aSheet(rows: number, isLandscape = false): Sheet {
  const row = (at: number) =>
    [
      'K7M2',
      'L-9',
      'Piña (calidad 1)',
      'Comuna Ñángara',
      'Comuna Lídice',
      '7',
      'Saco',
      '140',
      '',
    ].map((cell, column) => (column === 0 ? cell + String(at).padStart(4, '0') : cell));
  return {
    ...{ locale: 'es', title: 'Lista de carga · Ñame', isLandscape },
    facts: [['Se mueve', '26 de noviembre']],
    qr: { address: 'https://cayapa.example/v1/papers/runs/1/manifest.html', caption: 'V-1' },
    blocks: [
      {
        ...{ heading: 'Comuna Café', notes: ['con una nota'], startsPage: true },
        columns: COLUMNS.map((title) => ({ title, width: 10 })),
        rows: Array.from({ length: rows }, (_, at) => row(at)),
        totals: ['Total', '', '', '', '', '9', '', '900', ''],
      },
    ],
    closing: [['Firma', '____']],
    ...{ emptyText: 'nada', printedText: 'impreso hoy', pageText: 'Página {page} de {pages}' },
  };
}

/** Every text of the file, one line for each piece that was drawn. */
async function textsOf(sheet: Sheet): Promise<string[]> {
  const file = (await buffer(sheetPdf(sheet, { isCompressed: false }))).toString('latin1');
  expect(file.startsWith('%PDF-')).toBe(true);
  return [...file.matchAll(/\[(.*?)\] TJ/g)].map((drawn) =>
    [...(drawn[1] ?? '').matchAll(/<([0-9a-f]*)>/g)]
      .map((piece) => Buffer.from(piece[1] ?? '', 'hex').toString('latin1'))
      .join(''),
  );
}

describe('sheetPdf', () => {
  it('writes every row once, in Spanish letters, with its totals and signatures', async () => {
    const texts = await textsOf(aSheet(3));
    for (const code of ['K7M20000', 'K7M20001', 'K7M20002']) {
      expect(texts.filter((text) => text === code)).toHaveLength(1);
    }
    expect(texts).toEqual(expect.arrayContaining(['Comuna Café', 'con una nota', 'Total', '____']));
    expect(texts.join(' ')).toContain('Piña (calidad');
    expect(texts.filter((text) => text === 'Página 1 de 1')).toHaveLength(1);
  });

  it.each([false, true])('repeats titles, title and number on every page', async (isLandscape) => {
    const texts = await textsOf(aSheet(120, isLandscape));
    const pages = texts.filter((text) => /^Página \d+ de \d+$/.test(text));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.at(-1)).toBe(`Página ${String(pages.length)} de ${String(pages.length)}`);
    const titled = texts.filter((text) => text === 'Asignación').length;
    expect(titled).toBeGreaterThanOrEqual(pages.length - 1);
    expect(texts.filter((text) => text === 'Lista de carga · Ñame')).toHaveLength(pages.length);
    expect(new Set(texts.filter((text) => text.startsWith('K7M2'))).size).toBe(120);
  });

  it('says so when there is nothing', async () => {
    expect(await textsOf({ ...aSheet(0), blocks: [] })).toContain('nada');
  });

  it('stops drawing when its reader has gone', async () => {
    const doc = sheetPdf(aSheet(1000));
    doc.destroy();
    await new Promise((resolve) => doc.once('close', resolve));
    expect(doc.destroyed).toBe(true);
  });

  it('lets others work while it draws a long list', async () => {
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const began = performance.now();
    const file = await buffer(sheetPdf(aSheet(1000)));
    clearInterval(beat);
    expect(file.length).toBeGreaterThan(10_000);
    expect(longest).toBeLessThan((performance.now() - began) / 2);
  });
});
