import { Injectable } from '@nestjs/common';
import { type CivilDate, DomainError, newId } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';

export interface FuelRun {
  readonly id: string;
  readonly communeId: string;
  readonly fuel: string;
  readonly dayOn: CivilDate;
}

/** Who books, why, and when it happened. */
export interface FuelNote {
  readonly personId: string;
  readonly reason: string;
  readonly at: Date;
}

interface QuotaRow {
  readonly id: string;
  readonly left: number;
}

/**
 * The one writer of burnt fuel: every change of `used_ml` is an entry, in the same transaction. Quotas are
 * locked in id order; the one that ends soonest is emptied first.
 */
@Injectable()
export class FuelBook {
  /** Fuel that the commune may still burn on a day; null when it has no quota at all for that day. */
  async left(tx: Tx, communeId: string, fuel: string, dayOn: CivilDate): Promise<number | null> {
    const [row] = await rowsOf<{ ml: number | null }>(
      tx,
      `SELECT sum(granted_ml - used_ml)::bigint AS ml FROM fuel_quota
       WHERE commune_id = $1 AND fuel = $2 AND valid_from <= $3 AND valid_to >= $3`,
      [communeId, fuel, dayOn],
    );
    return row?.ml ?? null;
  }

  /** The same, with the quotas locked until the transaction ends. */
  async leftForGood(tx: Tx, run: FuelRun): Promise<number | null> {
    await this.lockQuotas(tx, run);
    return this.left(tx, run.communeId, run.fuel, run.dayOn);
  }

  /** Millilitres booked on a run, corrections included. */
  async bookedOn(tx: Tx, runId: string): Promise<number> {
    const [row] = await rowsOf<{ ml: number }>(
      tx,
      'SELECT coalesce(sum(ml), 0)::bigint AS ml FROM fuel_entry WHERE run_id = $1',
      [runId],
    );
    return row?.ml ?? 0;
  }

  /**
   * Books fuel for a run on its commune's quotas of the day. What they lack is not booked and answered,
   * unless it may be overdrawn: then the last quota shows it.
   */
  async book(
    tx: Tx,
    run: FuelRun,
    ml: number,
    options: FuelNote & { kind?: 'booked' | 'corrected'; mayOverdraw?: boolean },
  ): Promise<number> {
    const quotas = await this.lockQuotas(tx, run);
    let open = ml;
    for (const [index, quota] of quotas.entries()) {
      const isLast = index === quotas.length - 1;
      const part =
        isLast && options.mayOverdraw === true ? open : Math.min(open, Math.max(0, quota.left));
      if (part <= 0) continue;
      await this.write(tx, {
        quotaId: quota.id,
        runId: run.id,
        kind: 'booked',
        ml: part,
        ...options,
      });
      open -= part;
    }
    return open;
  }

  /** Makes what is booked on a run equal to what it burnt: more is booked (overdrawn if need be), less is given back. */
  async settle(tx: Tx, run: FuelRun, burntMl: number, note: FuelNote): Promise<void> {
    const booked = await this.bookedOn(tx, run.id);
    if (burntMl > booked) {
      await this.book(tx, run, burntMl - booked, { ...note, kind: 'corrected', mayOverdraw: true });
    } else {
      await this.giveBack(tx, run.id, booked - burntMl, { ...note, kind: 'corrected' });
    }
  }

  /** Gives millilitres of a run back to the quotas they came from, the latest first. */
  async giveBack(
    tx: Tx,
    runId: string,
    ml: number,
    note: FuelNote & { kind: 'returned' | 'corrected' },
  ): Promise<void> {
    const held = await rowsOf<{ quota_id: string; ml: number }>(
      tx,
      `SELECT q.id AS quota_id, booked.ml
       FROM (SELECT quota_id, sum(ml)::bigint AS ml FROM fuel_entry WHERE run_id = $1
             GROUP BY quota_id) booked
       JOIN fuel_quota q ON q.id = booked.quota_id WHERE booked.ml > 0 ORDER BY q.id FOR UPDATE OF q`,
      [runId],
    );
    let open = ml;
    for (const quota of held) {
      const part = Math.min(open, quota.ml);
      if (part <= 0) continue;
      await this.write(tx, { quotaId: quota.quota_id, runId, ml: -part, ...note });
      open -= part;
    }
  }

  /** A correction by hand, recognised when it is sent again. Never below nothing burnt. */
  async correct(
    tx: Tx,
    entry: FuelNote & { id: string; quotaId: string; ml: number },
  ): Promise<void> {
    const [twin] = await rowsOf<{ quota_id: string; ml: number; reason: string }>(
      tx,
      'SELECT quota_id, ml, reason FROM fuel_entry WHERE id = $1',
      [entry.id],
    );
    if (twin) {
      const isSame =
        twin.quota_id === entry.quotaId && twin.ml === entry.ml && twin.reason === entry.reason;
      if (!isSame) throw new DomainError('conflict', 'id.used_with_other_facts', { id: entry.id });
      return;
    }
    await this.write(tx, { ...entry, runId: null, kind: 'corrected' });
  }

  private async lockQuotas(tx: Tx, run: FuelRun): Promise<QuotaRow[]> {
    const rows = await rowsOf<QuotaRow & { valid_to: string }>(
      tx,
      `SELECT id, granted_ml - used_ml AS left, valid_to FROM fuel_quota
       WHERE commune_id = $1 AND fuel = $2 AND valid_from <= $3 AND valid_to >= $3
       ORDER BY id FOR UPDATE`,
      [run.communeId, run.fuel, run.dayOn],
    );
    return rows.sort((a, b) => (a.valid_to === b.valid_to ? 0 : a.valid_to < b.valid_to ? -1 : 1));
  }

  private async write(
    tx: Tx,
    entry: FuelNote & {
      id?: string;
      quotaId: string;
      runId: string | null;
      kind: 'booked' | 'returned' | 'corrected';
      ml: number;
    },
  ): Promise<void> {
    const [quota] = await rowsOf(
      tx,
      'UPDATE fuel_quota SET used_ml = used_ml + $2 WHERE id = $1 AND used_ml + $2 >= 0 RETURNING id',
      [entry.quotaId, entry.ml],
    );
    if (!quota)
      throw new DomainError('unprocessable', 'fuel_quota.below_nothing', { ml: entry.ml });
    await tx.query(
      `INSERT INTO fuel_entry (id, quota_id, run_id, kind, ml, reason, person_id, event_time)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        entry.id ?? newId(),
        entry.quotaId,
        entry.runId,
        entry.kind,
        entry.ml,
        entry.reason,
        entry.personId,
        entry.at,
      ],
    );
  }
}
