import { Injectable } from '@nestjs/common';
import { Clock } from '#core/kernel';
import type { Locale } from '#core/language';
import { KeptReadings } from '../kept-readings';
import type { AccountResponse } from './account.dto';
import { AccountQueries } from './account.queries';

const KEPT_MS = 15_000;
const KEPT_MAX = 100;

/**
 * The account as strangers see it. Reading a national cycle takes seconds, and anybody may ask: so everybody who
 * asks within a quarter of a minute gets one and the same reading. Its `asOf` says when it was made.
 */
@Injectable()
export class PublicAccounts {
  private readonly kept: KeptReadings<AccountResponse>;

  constructor(
    private readonly queries: AccountQueries,
    clock: Clock,
  ) {
    this.kept = new KeptReadings({ clock, milliseconds: KEPT_MS, readingsMax: KEPT_MAX });
  }

  async account(cycleId: string, locale: Locale): Promise<AccountResponse> {
    const key = `${cycleId.toLowerCase()} ${locale}`;
    return this.kept.of(key, () => this.queries.account(cycleId, locale));
  }
}
