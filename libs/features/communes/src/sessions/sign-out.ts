import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';

/** Ends a session; the token that some browser may still carry opens nothing any more. */
@Injectable()
export class SignOut {
  constructor(private readonly db: Database) {}

  async run(sessionHash: Buffer): Promise<void> {
    await this.db.rows('DELETE FROM session WHERE token_hash = $1', [sessionHash]);
  }
}
