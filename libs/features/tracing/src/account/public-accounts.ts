import { Injectable } from '@nestjs/common';
import { Clock } from '#core/kernel';
import type { Locale } from '#core/language';
import type { AccountResponse } from './account.dto';
import { AccountQueries } from './account.queries';

const KEPT_MS = 15_000;
const KEPT_MAX = 100;

interface Kept {
  readonly at: number;
  readonly account: Promise<AccountResponse>;
}

/**
 * The account as strangers see it. Reading a national cycle takes seconds, and anybody may ask: so everybody who
 * asks within a quarter of a minute gets one and the same reading. Its `asOf` says when it was made.
 */
@Injectable()
export class PublicAccounts {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly queries: AccountQueries,
    private readonly clock: Clock,
  ) {}

  async account(cycleId: string, locale: Locale): Promise<AccountResponse> {
    const key = `${cycleId.toLowerCase()} ${locale}`;
    const now = this.clock.now().getTime();
    const known = this.kept.get(key);
    if (known && now - known.at < KEPT_MS) return known.account;

    const account = this.queries.account(cycleId, locale);
    this.keep(key, { at: now, account });
    // What failed is not kept: the next who asks tries again.
    account.catch(() => this.kept.delete(key));
    return account;
  }

  private keep(key: string, reading: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, reading);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_MAX && oldest !== undefined) this.kept.delete(oldest);
  }
}
