import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, fieldFault, type Id } from '#core/kernel';
import { Database, rowsOf } from '#platform/database';
import { SignInAttempts } from '../sessions/sign-in-attempts';
import { Passwords } from './passwords';
import { assertPassword, Person } from './person.entity';

interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly address: string;
  /** The session that stays; all others of the person end. */
  readonly sessionHash: Buffer;
}

/** A person changes their own password. A stolen session may not guess the old one: guesses count as sign-ins. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly db: Database,
    private readonly passwords: Passwords,
    private readonly attempts: SignInAttempts,
  ) {}

  async run(actor: Actor, change: PasswordChange): Promise<void> {
    const person = await this.db.read.findOneByOrFail(Person, { id: actor.personId });
    assertPassword('newPassword', change.newPassword, person.login);
    const attemptId = await this.attempts.book(person.login, change.address);

    const isRight = await this.passwords.matches(person.passwordHash, change.currentPassword);
    // Told again after it was done, the new password already opens the account.
    const isDone =
      !isRight && (await this.passwords.matches(person.passwordHash, change.newPassword));
    if (!isRight && !isDone) throw fieldFault('currentPassword', 'person.password_wrong');

    const hash = isDone ? null : await this.passwords.hash(change.newPassword);
    await this.write(actor.personId, person.passwordHash, hash, change.sessionHash);
    await this.attempts.forgive(attemptId);
  }

  private async write(
    personId: Id<'Person'>,
    seenHash: string,
    newHash: string | null,
    sessionHash: Buffer,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (newHash !== null) {
        const changed = await rowsOf(
          tx,
          `UPDATE person SET password_hash = $3, version = version + 1
            WHERE id = $1 AND password_hash = $2 RETURNING id`,
          [personId, seenHash, newHash],
        );
        if (changed.length === 0) throw new DomainError('conflict', 'edit.stale');
      }
      await tx.query('DELETE FROM session WHERE person_id = $1 AND token_hash <> $2', [
        personId,
        sessionHash,
      ]);
    });
  }
}
