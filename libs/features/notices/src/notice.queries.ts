import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, notFound, pageOf } from '#core/kernel';
import type { MessageParams } from '#core/language';
import { Database } from '#platform/database';
import type { NoticePage, NoticeResponse, NoticesQuery } from './notice.dto';
import { noticeWords } from './notice-words';

type Row = Omit<NoticeResponse, 'text'> & { readonly params: MessageParams };

const COLUMNS = `id, message_key AS "messageKey", params, link, created_at AS "createdAt",
  read_at AS "readAt"`;

/** A member's own notices, the newest first, in the language that the member reads today. */
@Injectable()
export class NoticeQueries {
  constructor(private readonly db: Database) {}

  async page(actor: Actor, query: NoticesQuery): Promise<NoticePage> {
    const before = query.after === undefined ? null : await this.seqOf(actor, query.after);
    const rows = await this.db.rows<Row>(
      `SELECT ${COLUMNS} FROM notice
       WHERE person_id = $1 AND ($2::bigint IS NULL OR seq < $2) ${asRead(query.unread)}
       ORDER BY seq DESC LIMIT $3`,
      [actor.personId, before, query.limit + 1],
    );
    const { items, next } = pageOf(rows, query.limit, (row) => row.id);
    const unread = await this.unread(actor);
    return { items: items.map((row) => said(row, actor)), next, unread };
  }

  async one(actor: Actor, id: string): Promise<NoticeResponse> {
    const [row] = await this.db.rows<Row>(
      `SELECT ${COLUMNS} FROM notice WHERE id = $1 AND person_id = $2`,
      [id, actor.personId],
    );
    if (!row) throw notFound('notice', id);
    return said(row, actor);
  }

  async unread(actor: Actor): Promise<number> {
    const [row] = await this.db.rows<{ unread: number }>(
      'SELECT count(*)::int AS unread FROM notice WHERE person_id = $1 AND read_at IS NULL',
      [actor.personId],
    );
    return row?.unread ?? 0;
  }

  private async seqOf(actor: Actor, id: string): Promise<number> {
    const [row] = await this.db.rows<{ seq: number }>(
      'SELECT seq FROM notice WHERE id = $1 AND person_id = $2',
      [id, actor.personId],
    );
    if (!row) throw new DomainError('invalid', 'list.bad_cursor', { after: id });
    return row.seq;
  }
}

function asRead(unread: boolean | undefined): string {
  if (unread === undefined) return '';
  return `AND read_at IS ${unread ? '' : 'NOT '}NULL`;
}

function said({ params, ...row }: Row, { locale }: Actor): NoticeResponse {
  return { ...row, text: noticeWords(row.messageKey, params, locale) };
}
