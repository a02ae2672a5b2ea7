import { setImmediate as breathe } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { printable } from './printable';
import { qrSquares } from './qr';
import type { Sheet, SheetBlock, SheetColumn } from './sheet';

type Doc = InstanceType<typeof PDFDocument>;

/** Points: 72 to the inch. */
const MARGIN = 34;
/** Kept free at the top of every page for the running head and the column titles of a table that goes on. */
const HEAD_SPACE = 30;
const TITLES_HEIGHT = 16;
const QR_SIZE = 92;
/** Room above what is said at the end, and for a hand that signs. */
const CLOSING_GAP = 16;
const ROWS_BETWEEN_BREATHS = 10;
const TEXT_SIZE = 8;
const TITLES_SIZE = 7;
/** How far below the top of its line a cell's text stands: as low as leaves room for the tilde of an Ñ. */
const TEXT_BASELINE = -0.92 * TEXT_SIZE;
const BLANK_ROW_HEIGHT = 26;
/** A heading, its notes, the titles and two rows: less room than that, and a table begins on the next page. */
const ROOM_FOR_A_TABLE = 110;

export interface PdfOptions {
  /** False leaves the text readable in the file, for tests. */
  readonly isCompressed?: boolean;
}

/**
 * A paper as PDF, read while it is being drawn. Drawing lets other requests through every few rows. Whoever
 * reads must drain or destroy it.
 */
export function sheetPdf(sheet: Sheet, { isCompressed = true }: PdfOptions = {}): Doc {
  const doc = new PDFDocument({
    size: 'A4',
    layout: sheet.isLandscape ? 'landscape' : 'portrait',
    margins: { top: MARGIN + HEAD_SPACE, bottom: MARGIN + 12, left: MARGIN, right: MARGIN },
    bufferPages: true,
    compress: isCompressed,
    lang: sheet.locale,
    displayTitle: true,
    info: { Title: sheet.title, Creator: 'Cayapa' },
  });
  draw(doc, sheet).then(
    () => doc.end(),
    (error: unknown) => doc.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return doc;
}

async function draw(doc: Doc, sheet: Sheet): Promise<void> {
  drawTop(doc, sheet);
  if (sheet.blocks.length === 0) text(doc, sheet.emptyText);
  for (const [at, block] of sheet.blocks.entries()) {
    if (doc.destroyed) return; // Nobody waits for the rest.
    if ((block.startsPage && at > 0) || roomLeft(doc) < ROOM_FOR_A_TABLE) doc.addPage();
    drawHeading(doc, block);
    await drawTable(doc, block);
  }
  doc.y += CLOSING_GAP;
  drawFacts(doc, sheet.closing, CLOSING_GAP);
  drawHeadsAndFeet(doc, sheet);
}

/** Title, facts and QR code: the first page begins higher than the others, which have a running head. */
function drawTop(doc: Doc, sheet: Sheet): void {
  const width = contentWidth(doc) - (sheet.qr ? QR_SIZE + 20 : 0);
  doc.y = MARGIN;
  doc.font('Helvetica-Bold').fontSize(15).text(printable(sheet.title), MARGIN, MARGIN, { width });
  doc.moveDown(0.3);
  drawFacts(doc, sheet.facts);
  const factsEnd = doc.y;
  if (sheet.qr) drawQr(doc, sheet.qr);
  doc.x = MARGIN;
  doc.y = Math.max(factsEnd, sheet.qr ? MARGIN + QR_SIZE + 22 : 0) + 4;
  rule(doc, doc.y);
  doc.y += 8;
}

function drawFacts(doc: Doc, facts: Sheet['facts'], gap = 2): void {
  if (facts.length === 0) return;
  doc.font('Helvetica').fontSize(TEXT_SIZE + 1);
  const labels = facts.map(([label]) => doc.widthOfString(printable(label)));
  const labelWidth = Math.max(...labels) + 12;
  const valueWidth = contentWidth(doc) - labelWidth - QR_SIZE - 20;
  for (const [label, value] of facts) {
    const height = doc.heightOfString(printable(value), { width: valueWidth }) + gap;
    if (roomLeft(doc) < height) doc.addPage();
    const { y } = doc;
    doc.font('Helvetica').fillColor('#555').text(printable(label), MARGIN, y);
    const at = { x: MARGIN + labelWidth, y };
    doc.font('Helvetica-Bold').fillColor('#000');
    doc.text(printable(value), at.x, at.y, { width: valueWidth });
    doc.y = Math.max(doc.y, y + height);
  }
  doc.font('Helvetica').x = MARGIN;
}

function drawQr(doc: Doc, { address, caption }: NonNullable<Sheet['qr']>): void {
  const { size, bars } = qrSquares(address);
  const left = doc.page.width - MARGIN - QR_SIZE;
  const square = QR_SIZE / size;
  for (const { x, y, width } of bars) {
    doc.rect(left + x * square, MARGIN + y * square, width * square, square);
  }
  doc.fill('#000');
  doc.font('Helvetica').fontSize(TITLES_SIZE);
  doc.text(printable(caption), left - 20, MARGIN + QR_SIZE + 4, {
    width: QR_SIZE + 20,
    align: 'right',
  });
}

function drawHeading(doc: Doc, { heading, notes }: SheetBlock): void {
  doc.moveDown(0.4);
  doc.font('Helvetica-Bold').fontSize(11).text(printable(heading), MARGIN, doc.y);
  for (const note of notes) text(doc, note);
  doc.y += 3;
}

/** Rows flow from page to page; whenever one begins, the titles stand above the rows once more. */
async function drawTable(doc: Doc, block: SheetBlock): Promise<void> {
  if (block.rows.length === 0) return;
  const widths = columnWidths(doc, block.columns);
  drawTitles(doc, block.columns, { widths, y: doc.y });
  doc.y += TITLES_HEIGHT;
  const repeatTitles = (): void => {
    const y = doc.page.margins.top - TITLES_HEIGHT;
    drawTitles(doc, block.columns, { widths, y });
  };
  doc.on('pageAdded', repeatTitles);
  const hasBlanks = block.columns.some((column) => column.isBlank);
  const table = doc
    .font('Helvetica')
    .fontSize(TEXT_SIZE)
    .table({
      columnStyles: block.columns.map((column, at) => ({
        width: widths[at] ?? 0,
        align: { x: column.align ?? 'left', y: 'top' },
        border: 0.5,
        borderColor: '#999',
        padding: 3,
        textOptions: { baseline: TEXT_BASELINE },
      })),
      rowStyles: (row) => ({
        minHeight: hasBlanks && row < block.rows.length ? BLANK_ROW_HEIGHT : 0,
      }),
    });
  for (const [at, row] of block.rows.entries()) {
    table.row(row.map((cell, column) => bodyCell(cell, column)));
    if (at % ROWS_BETWEEN_BREATHS === ROWS_BETWEEN_BREATHS - 1) await breathe();
    if (doc.destroyed) break;
  }
  if (block.totals) table.row(block.totals.map(totalsCell));
  table.end();
  doc.off('pageAdded', repeatTitles);
  doc.x = MARGIN;
  doc.y += 6;
}

function bodyCell(cell: string, column: number): PDFKit.Mixins.RowOptions {
  const isFirst = column === 0;
  return { text: printable(cell), ...(isFirst && { font: { src: 'Helvetica-Bold' } }) };
}

function totalsCell(cell: string): PDFKit.Mixins.RowOptions {
  return {
    text: printable(cell),
    font: { src: 'Helvetica-Bold' },
    backgroundColor: '#eee',
  };
}

function drawTitles(
  doc: Doc,
  columns: readonly SheetColumn[],
  { widths, y }: { widths: readonly number[]; y: number },
): void {
  const kept = { x: doc.x, y: doc.y };
  let x = MARGIN;
  for (const [at, column] of columns.entries()) {
    const width = widths[at] ?? 0;
    doc.lineWidth(0.5).rect(x, y, width, TITLES_HEIGHT).fillAndStroke('#e6e6e6', '#999');
    doc.fillColor('#000').font('Helvetica-Bold').fontSize(TITLES_SIZE);
    doc.text(printable(column.title), x + 3, y + 5, {
      width: width - 6,
      height: TITLES_HEIGHT - 5,
      ellipsis: true,
      align: column.align ?? 'left',
    });
    x += width;
  }
  doc.font('Helvetica').fontSize(TEXT_SIZE);
  doc.x = kept.x;
  doc.y = kept.y;
}

/** Written last, when it is known how many pages there are. */
function drawHeadsAndFeet(doc: Doc, sheet: Sheet): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const { margins, height } = doc.page;
    const kept = margins.bottom;
    margins.bottom = 0; // Otherwise writing below the margin would begin a new page.
    doc.font('Helvetica').fontSize(TITLES_SIZE).fillColor('#555');
    const line = {
      width: contentWidth(doc),
      height: 10,
      lineBreak: false,
      ellipsis: true,
    } as const;
    if (page > start) doc.text(printable(sheet.title), MARGIN, MARGIN - 8, line);
    const said = sheet.pageText
      .replace('{page}', String(page - start + 1))
      .replace('{pages}', String(count));
    const y = height - MARGIN - 2;
    doc.text(printable(sheet.printedText), MARGIN, y, line);
    doc.text(printable(said), MARGIN, y, { ...line, align: 'right' });
    margins.bottom = kept;
  }
}

function text(doc: Doc, words: string): void {
  doc
    .font('Helvetica')
    .fontSize(TEXT_SIZE + 1)
    .fillColor('#333');
  doc.text(printable(words), MARGIN, doc.y, { width: contentWidth(doc) });
  doc.fillColor('#000');
}

function rule(doc: Doc, y: number): void {
  doc
    .lineWidth(1)
    .moveTo(MARGIN, y)
    .lineTo(doc.page.width - MARGIN, y)
    .stroke('#000');
}

function columnWidths(doc: Doc, columns: readonly SheetColumn[]): number[] {
  const weight = columns.reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) => (column.width / weight) * contentWidth(doc));
}

function contentWidth(doc: Doc): number {
  return doc.page.width - 2 * MARGIN;
}

function roomLeft(doc: Doc): number {
  return doc.page.height - doc.page.margins.bottom - doc.y;
}
