import type { FastifyReply } from 'fastify';
import type { Sheet } from './sheet';
import { type OtherForm, sheetHtml } from './sheet-html';
import { sheetPdf } from './sheet-pdf';

/** Papers name people and their goods: no proxy keeps them. */
const UNKEPT = 'private, no-store';

export function sendHtml(reply: FastifyReply, sheet: Sheet, others: readonly OtherForm[]): void {
  const { text, policy } = sheetHtml(sheet, others);
  void reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('cache-control', UNKEPT)
    .send(text);
}

export function sendPdf(reply: FastifyReply, name: string, sheet: Sheet): void {
  void reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .header('cache-control', UNKEPT)
    .send(sheetPdf(sheet));
}
