import { Injectable } from '@nestjs/common';
import { type CivilDate, civilDateAt } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { coverNeeds, type PermitCover, type PermitNeed, type UsablePermit } from './cover-needs';

export interface CheckedRun {
  readonly id: string;
  readonly communeId: string;
  readonly vehicleId: string;
  readonly driverId: string | null;
  readonly dayOn: CivilDate;
  readonly returnsAt: Date | null;
}

export interface CheckedGoods {
  readonly allocationId: string;
  readonly fromSiteId: string;
  readonly toSiteId: string;
  readonly grams: number;
}

/** Asks the papers: every product × grams × states × days of a run, with what they cover on other runs taken off. */
@Injectable()
export class PermitCheck {
  /** Looks only. */
  async cover(tx: Tx, run: CheckedRun, goods: readonly CheckedGoods[]): Promise<PermitCover> {
    return coverNeeds(await this.needs(tx, goods), await this.permits(tx, run, goods));
  }

  /** Locks the papers first, so that no two runs are cleared by the same kilos of one. */
  async coverForGood(
    tx: Tx,
    run: CheckedRun,
    goods: readonly CheckedGoods[],
  ): Promise<PermitCover> {
    const papers = await this.permits(tx, run, goods);
    await tx.query(
      'SELECT 1 FROM transport_permit WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
      [papers.map((paper) => paper.id)],
    );
    return this.cover(tx, run, goods);
  }

  /** Notes which paper covers how much of a cleared run, in place of what was noted before. */
  async note(tx: Tx, runId: string, uses: PermitCover['uses']): Promise<void> {
    await this.forget(tx, runId);
    for (const [permitId, grams] of uses) {
      await tx.query('INSERT INTO permit_use (permit_id, run_id, grams) VALUES ($1, $2, $3)', [
        permitId,
        runId,
        grams,
      ]);
    }
  }

  async forget(tx: Tx, runId: string): Promise<void> {
    await tx.query('DELETE FROM permit_use WHERE run_id = $1', [runId]);
  }

  private async needs(tx: Tx, goods: readonly CheckedGoods[]): Promise<PermitNeed[]> {
    return rowsOf<PermitNeed>(
      tx,
      `SELECT a.product_id AS "productId", f.state_code AS "fromStateCode", t.state_code AS "toStateCode",
         sum(g.grams)::bigint AS grams
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[])
         AS g (allocation_id, from_site_id, to_site_id, grams)
       JOIN allocation a ON a.id = g.allocation_id
       JOIN site fs ON fs.id = g.from_site_id JOIN commune fc ON fc.id = fs.commune_id
       JOIN municipality f ON f.code = fc.municipality_code
       JOIN site ts ON ts.id = g.to_site_id JOIN commune tc ON tc.id = ts.commune_id
       JOIN municipality t ON t.code = tc.municipality_code
       GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      [
        goods.map((it) => it.allocationId),
        goods.map((it) => it.fromSiteId),
        goods.map((it) => it.toSiteId),
        goods.map((it) => it.grams),
      ],
    );
  }

  /** Papers of the run's commune, of the vehicle's, and of those that gave the goods. */
  private async permits(
    tx: Tx,
    run: CheckedRun,
    goods: readonly CheckedGoods[],
  ): Promise<UsablePermit[]> {
    const lastDay = run.returnsAt === null ? run.dayOn : civilDateAt(run.returnsAt);
    const papers = await rowsOf<UsablePermit & { gramsMax: number | null }>(
      tx,
      `SELECT t.id, t.product_ids AS "productIds", t.from_state_code AS "fromStateCode",
         t.to_state_code AS "toStateCode", t.grams_max AS "gramsMax"
       FROM transport_permit t
       WHERE NOT t.is_revoked AND t.valid_from <= $4 AND t.valid_to >= $5
         AND (t.vehicle_id IS NULL OR t.vehicle_id = $2)
         AND (t.driver_id IS NULL OR t.driver_id = $3)
         AND t.commune_id IN (
           SELECT $1::uuid UNION SELECT commune_id FROM vehicle WHERE id = $2
           UNION SELECT supplier_commune_id FROM allocation WHERE id = ANY($6::uuid[]))
       ORDER BY t.id`,
      [
        run.communeId,
        run.vehicleId,
        run.driverId,
        run.dayOn,
        lastDay < run.dayOn ? run.dayOn : lastDay,
        goods.map((it) => it.allocationId),
      ],
    );
    const used = await rowsOf<{ id: string; grams: number }>(
      tx,
      `SELECT permit_id AS id, sum(grams)::bigint AS grams FROM permit_use
       WHERE permit_id = ANY($1::uuid[]) AND run_id <> $2 GROUP BY permit_id`,
      [papers.map((it) => it.id), run.id],
    );
    const usedBy = new Map(used.map((it) => [it.id, it.grams]));
    return papers.map(({ gramsMax, ...paper }) => ({
      ...paper,
      gramsLeft: gramsMax === null ? null : Math.max(0, gramsMax - (usedBy.get(paper.id) ?? 0)),
    }));
  }
}
