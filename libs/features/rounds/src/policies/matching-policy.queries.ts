import { Injectable } from '@nestjs/common';
import {
  type Actor,
  allow,
  type CivilDate,
  civilDateAt,
  Clock,
  notFound,
  type Page,
  pageOf,
} from '#core/kernel';
import { Database } from '#platform/database';
import { mayReadRuns } from '../rounds.policy';
import type {
  MatchingPolicyResponse,
  PoliciesQuery,
  PolicyInForceResponse,
  ProductNorm,
} from './matching-policy.dto';
import { policyInForce } from './policy-in-force';

type Row = Omit<MatchingPolicyResponse, 'norms'> & {
  readonly norms: Readonly<Record<string, number>>;
};

/** Reads voted parameters: anybody with a mandate may know by which figures harvests are shared. */
@Injectable()
export class MatchingPolicyQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: PoliciesQuery): Promise<Page<MatchingPolicyResponse>> {
    allow(mayReadRuns(actor));
    const rows = await this.db.rows<Row>(
      `${POLICY} WHERE ($1::uuid IS NULL OR policy.host_commune_id = $1)
         AND ($2::text IS NULL OR policy.state = $2) AND ($3::uuid IS NULL OR policy.id > $3)
       ORDER BY policy.id LIMIT $4`,
      [query.hostCommuneId ?? null, query.state ?? null, query.after ?? null, query.limit + 1],
    );
    return pageOf(rows.map(shown), query.limit, (it) => it.id);
  }

  async one(actor: Actor, id: string): Promise<MatchingPolicyResponse> {
    allow(mayReadRuns(actor));
    const [row] = await this.db.rows<Row>(`${POLICY} WHERE policy.id = $1`, [id]);
    if (!row) throw notFound('matching_policy', id);
    return shown(row);
  }

  /** By which figures a round of this cycle would share if it were frozen today. */
  async ofCycle(actor: Actor, cycleId: string): Promise<PolicyInForceResponse> {
    allow(mayReadRuns(actor));
    const [cycle] = await this.db.rows<{ hostCommuneId: string | null }>(
      'SELECT host_commune_id AS "hostCommuneId" FROM distribution_cycle WHERE id = $1',
      [cycleId],
    );
    if (!cycle) throw notFound('cycle', cycleId);
    const on: CivilDate = civilDateAt(this.clock.now());
    const policy = await policyInForce(this.db.read, { ...cycle, on });
    const { actId, normGramsPerFamily, consolidate, ...figures } = policy;
    const norms = normsOf(normGramsPerFamily);
    return { ...figures, act: actId, norms, isConsolidated: consolidate };
  }
}

function shown({ norms, ...row }: Row): MatchingPolicyResponse {
  return { ...row, norms: normsOf(norms) };
}

function normsOf(norms: Readonly<Record<string, number>>): ProductNorm[] {
  return Object.entries(norms)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([productId, gramsPerFamily]) => ({ productId, gramsPerFamily }));
}

const POLICY = `
  SELECT policy.id, policy.host_commune_id AS "hostCommuneId", host.name AS "hostCommuneName",
    policy.version, policy.state, policy.valid_from AS "validFrom",
    policy.tolerance_permille AS "tolerancePermille", policy.norms,
    policy.memory_permille AS "memoryPermille", policy.debt_orders_max AS "debtOrdersMax",
    policy.shelf_margin_days AS "shelfMarginDays", policy.is_consolidated AS "isConsolidated",
    policy.proposed_at AS "proposedAt", policy.act, policy.adopted_at AS "adoptedAt"
  FROM matching_policy policy LEFT JOIN commune host ON host.id = policy.host_commune_id`;
