import { Html, html, NOTHING } from './html';
import { pageStyle, PAPER_STYLE, paperPolicy } from './paper-style';
import { type QrSquares, qrSquares } from './qr';
import type { Sheet, SheetBlock, SheetColumn } from './sheet';

export interface PrintedHtml {
  readonly text: string;
  /** The content security policy under which the page shows as it should. */
  readonly policy: string;
}

/** A link to the same paper in another form, seen on the screen only. */
export interface OtherForm {
  readonly href: string;
  readonly label: string;
}

/** A paper as one page of HTML that needs nothing from outside of itself. */
export function sheetHtml(sheet: Sheet, others: readonly OtherForm[]): PrintedHtml {
  const style = PAPER_STYLE + pageStyle(sheet.isLandscape);
  const { text } = html`<!doctype html>
    <html lang="${sheet.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${sheet.title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <nav>${others.map(({ href, label }) => html`<a href="${href}">${label}</a>`)}</nav>
        <header>
          <div>
            <h1>${sheet.title}</h1>
            ${factsHtml(sheet.facts)}
          </div>
          ${qrFigure(sheet)}
        </header>
        <main>
          ${sheet.blocks.length === 0 ? html`<p>${sheet.emptyText}</p>` : sheet.blocks.map(blockHtml)}
          ${sheet.closing.length === 0 ? NOTHING : html`<div class="closing">${factsHtml(sheet.closing)}</div>`}
        </main>
        <footer>${sheet.printedText}</footer>
      </body>
    </html> `;
  return { text, policy: paperPolicy(style) };
}

function factsHtml(facts: Sheet['facts']): Html {
  return html`<dl>
    ${facts.map(
      ([label, value]) =>
        html`<dt>${label}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function blockHtml(block: SheetBlock): Html {
  const { columns } = block;
  return html`<section class="${block.startsPage ? 'starts-page' : 'flows'}">
    <h2>${block.heading}</h2>
    ${block.notes.map((note) => html`<p class="note">${note}</p>`)}
    ${block.rows.length === 0 ? NOTHING : tableHtml(block, columns)}
  </section> `;
}

function tableHtml({ rows, totals }: SheetBlock, columns: readonly SheetColumn[]): Html {
  return html`<table>
    <thead>
      <tr>
        ${columns.map((column) => html`<th class="${classOf(column)}">${column.title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => rowHtml(row, columns))}
    </tbody>
    ${
      totals
        ? html`<tfoot>
            ${rowHtml(totals, columns)}
          </tfoot>`
        : NOTHING
    }
  </table>`;
}

function rowHtml(row: readonly string[], columns: readonly SheetColumn[]): Html {
  const cells = columns.map(
    (column, at) =>
      html`<td class="${classOf(column)}" data-label="${column.title}">${row[at] ?? ''}</td>`,
  );
  return html`<tr>
    ${cells}
  </tr> `;
}

function classOf(column: SheetColumn): string {
  if (column.isBlank) return 'blank';
  return column.align ?? 'left';
}

function qrFigure({ qr }: Sheet): Html {
  if (!qr) return NOTHING;
  return html`<figure>
    ${qrSvg(qrSquares(qr.address))}
    <figcaption>${qr.caption}</figcaption>
  </figure>`;
}

/** With the quiet border of four squares that readers ask for. */
function qrSvg({ size, bars }: QrSquares): Html {
  const path = bars
    .map(({ x, y, width }) => `M${String(x)} ${String(y)}h${String(width)}v1h-${String(width)}z`)
    .join('');
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    role="img"
    viewBox="-4 -4 ${size + 8} ${size + 8}"
    shape-rendering="crispEdges"
  >
    <path d="${path}" />
  </svg>`;
}
