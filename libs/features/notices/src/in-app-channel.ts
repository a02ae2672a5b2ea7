import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { type Announcement, NoticeChannel } from './notice-channel';

/** Notices that wait in the app until their person looks. */
@Injectable()
export class InAppChannel extends NoticeChannel {
  override async deliver(tx: Tx, announcement: Announcement): Promise<void> {
    const { fact, eventKey, day, at, addressees } = announcement;
    await tx.query(
      `WITH told AS (SELECT $1::jsonb AS fact, $3::date AS day), addressee AS (${addressees})
       INSERT INTO notice (person_id, event_key, message_key, params, link, created_at)
       SELECT person_id, $2 || part, message_key, params, link, $4 FROM addressee
       ON CONFLICT (person_id, event_key) DO NOTHING`,
      [JSON.stringify(fact), eventKey, day, at],
    );
  }
}
