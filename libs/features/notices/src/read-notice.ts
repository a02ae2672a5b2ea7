import { Injectable } from '@nestjs/common';
import { type Actor, Clock, notFound } from '#core/kernel';
import { Database } from '#platform/database';

/** A member has seen a notice. The first time counts; seeing it again changes nothing. */
@Injectable()
export class ReadNotice {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    await this.db.rows(
      `UPDATE notice SET read_at = $3 WHERE id = $1 AND person_id = $2 AND read_at IS NULL`,
      [id, actor.personId, this.clock.now()],
    );
  }

  /** All up to one, or all that there are. Answers how many had not been read. */
  async all(actor: Actor, upToId: string | undefined): Promise<number> {
    if (upToId !== undefined) await this.assertMine(actor, upToId);
    const answer = await this.db.rows<{ read: number }>(
      `WITH read AS (
         UPDATE notice SET read_at = $3 WHERE person_id = $1 AND read_at IS NULL
           AND ($2::uuid IS NULL OR seq <= (SELECT seq FROM notice WHERE id = $2))
         RETURNING 1)
       SELECT count(*)::int AS read FROM read`,
      [actor.personId, upToId ?? null, this.clock.now()],
    );
    return answer[0]?.read ?? 0;
  }

  private async assertMine(actor: Actor, id: string): Promise<void> {
    const rows = await this.db.rows('SELECT 1 FROM notice WHERE id = $1 AND person_id = $2', [
      id,
      actor.personId,
    ]);
    if (rows.length === 0) throw notFound('notice', id);
  }
}
