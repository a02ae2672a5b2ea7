import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '#core/kernel';

/** argon2id (the package's default kind) with 19 MiB, two passes, one lane: about 10–40 ms a guess. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE_MAX = 4;
const WAITING_MAX = 100;

/** Hashes and checks passwords, at most four at once, so that guessing cannot eat the machine. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  async hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, ARGON2));
  }

  /**
   * True when the password opens the stored hash. Without a hash (no such account, or one that no
   * password opens) a decoy is checked, so that the time taken does not tell accounts from strangers.
   */
  async matches(stored: string | null, password: string): Promise<boolean> {
    if (stored?.startsWith('$argon2id$')) {
      return this.inTurn(() => verify(stored, password));
    }
    this.decoy ??= this.hash('a decoy that opens nothing');
    const decoy = await this.decoy;
    await this.inTurn(() => verify(decoy, password));
    return false;
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= AT_ONCE_MAX) {
      if (this.waiting.length >= WAITING_MAX) throw new DomainError('unavailable', 'server.busy');
      // Whoever finishes hands its place over, so `running` stays as it is.
      await new Promise<void>((go) => this.waiting.push(go));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
