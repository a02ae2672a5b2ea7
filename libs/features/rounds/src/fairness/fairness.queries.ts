import { Injectable } from '@nestjs/common';
import { type Actor, notFound, type Page, pageOf } from '#core/kernel';
import type { Locale } from '#core/language';
import { Database } from '#platform/database';
import type {
  CommuneFairnessResponse,
  FairnessBalanceResponse,
  FairnessBalancesQuery,
  FairnessChangeResponse,
  FairnessChangesQuery,
} from './fairness.dto';

/** A commune has a balance for a product at most, and the catalogue is short. */
const BALANCES_OF_COMMUNE_MAX = 500;

/** Reads what rounds owe to whom. Everybody who is signed in may know it. */
@Injectable()
export class FairnessQueries {
  constructor(private readonly db: Database) {}

  async balances(
    actor: Actor,
    query: FairnessBalancesQuery,
  ): Promise<Page<FairnessBalanceResponse>> {
    const { communeId = null, productId = null, after = null, limit } = query;
    const rows = await this.db.rows<FairnessBalanceResponse>(
      `${balanceSelect(actor.locale)}
       WHERE ($1::uuid IS NULL OR balance.commune_id = $1)
         AND ($2::uuid IS NULL OR balance.product_id = $2) AND ($3::uuid IS NULL OR balance.id > $3)
       ORDER BY balance.id LIMIT $4`,
      [communeId, productId, after, limit + 1],
    );
    return pageOf(rows, limit, (it) => it.id);
  }

  async changes(actor: Actor, query: FairnessChangesQuery): Promise<Page<FairnessChangeResponse>> {
    const { communeId = null, productId = null, runId = null, after = null, limit } = query;
    const rows = await this.db.rows<FairnessChangeResponse>(
      `${changeSelect(actor.locale)}
       WHERE ($1::uuid IS NULL OR change.commune_id = $1)
         AND ($2::uuid IS NULL OR change.product_id = $2) AND ($3::uuid IS NULL OR change.run_id = $3)
         AND ($4::uuid IS NULL OR change.id > $4)
       ORDER BY change.id LIMIT $5`,
      [communeId, productId, runId, after, limit + 1],
    );
    return pageOf(rows, limit, (it) => it.id);
  }

  async ofCommune(actor: Actor, communeId: string): Promise<CommuneFairnessResponse> {
    const [[commune], balances] = await Promise.all([
      this.db.rows<{ name: string }>('SELECT name FROM commune WHERE id = $1', [communeId]),
      this.db.rows<FairnessBalanceResponse>(
        `${balanceSelect(actor.locale)} WHERE balance.commune_id = $1
         ORDER BY product.name_${actor.locale}, balance.id LIMIT ${String(BALANCES_OF_COMMUNE_MAX)}`,
        [communeId],
      ),
    ]);
    if (!commune) throw notFound('commune', communeId);
    return { communeId, communeName: commune.name, balances };
  }
}

const FIGURES = `change.families, change.asked_grams AS "askedGrams",
    change.right_grams AS "rightGrams", change.reach_grams AS "reachGrams",
    change.given_grams AS "givenGrams",
    change.right_grams - change.reach_grams AS "structureGrams"`;

function balanceSelect(locale: Locale): string {
  return `
  SELECT balance.id, balance.commune_id AS "communeId", commune.name AS "communeName",
    balance.product_id AS "productId", product.name_${locale} AS "productName",
    balance.debt_grams AS "debtGrams", balance.rounds_dropped AS "roundsDropped",
    balance.run_id AS "runId", balance.changed_at AS "changedAt", ${FIGURES}
  FROM fairness_balance balance
  JOIN fairness_change change ON change.run_id = balance.run_id
    AND change.product_id = balance.product_id AND change.commune_id = balance.commune_id
  JOIN commune ON commune.id = balance.commune_id
  JOIN product ON product.id = balance.product_id`;
}

function changeSelect(locale: Locale): string {
  return `
  SELECT change.id, change.run_id AS "runId", run.cycle_id AS "cycleId", cycle.name AS "cycleName",
    change.commune_id AS "communeId", commune.name AS "communeName",
    change.product_id AS "productId", product.name_${locale} AS "productName", ${FIGURES},
    change.before_grams AS "beforeGrams", change.change_grams AS "changeGrams",
    change.after_grams AS "afterGrams", change.is_dropped AS "isDropped",
    change.changed_at AS "changedAt"
  FROM fairness_change change
  JOIN matching_run run ON run.id = change.run_id
  JOIN distribution_cycle cycle ON cycle.id = run.cycle_id
  JOIN commune ON commune.id = change.commune_id
  JOIN product ON product.id = change.product_id`;
}
