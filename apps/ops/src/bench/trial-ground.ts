import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { newId, type Role } from '#core/kernel';

/** What the writing trials stand on: one commune whose member may list harvests and place orders. */
export interface TrialGround {
  readonly communeId: string;
  readonly personId: string;
  readonly centreId: string;
  readonly pointId: string;
  readonly productId: string;
  readonly packageType: string;
  readonly cookie: string;
  /** Ids of open cycles, one for each order to be placed. */
  readonly cycleIds: readonly string[];
}

/** Lays the ground with plain SQL: a commune, its sites, a member with a session, and many open cycles. */
export async function layGround(pool: Pool, cycles: number): Promise<TrialGround> {
  const [communeId, centreId, pointId] = [newId(), newId(), newId()];
  const { rows } = await pool.query<{ id: string; package: string }>(
    `SELECT id, usual_package_type AS package FROM product WHERE code = 'papa'`,
  );
  const product = rows[0];
  if (!product) throw new Error('the catalogue has no potatoes');
  await pool.query(
    `INSERT INTO commune (id, name, kind, municipality_code, latitude, longitude, state, verified_by_act)
     VALUES ($1, 'Trial', 'mixed', '2105', 9.6, -70.2, 'active', 'Act 1')`,
    [communeId],
  );
  await pool.query(
    `INSERT INTO site (id, commune_id, kind, name, latitude, longitude)
     VALUES ($1, $3, 'collection_centre', 'Centre', 9.6, -70.2),
            ($2, $3, 'distribution_point', 'Point', 9.6, -70.2)`,
    [centreId, pointId, communeId],
  );
  await pool.query(
    `INSERT INTO package_weight (id, commune_id, product_id, package_type, nominal_grams)
     VALUES ($1, $2, $3, $4, 50000)`,
    [newId(), communeId, product.id, product.package],
  );
  const member = await signedIn(pool, communeId, ['producer_spokesperson', 'food_spokesperson']);
  const cycleIds = Array.from({ length: cycles }, () => newId());
  await pool.query(
    `INSERT INTO distribution_cycle (id, name, opens_on, closes_on, moves_on, hands_out_on, settles_on,
       state, created_by)
     SELECT id, 'Trial', current_date - 1, current_date + 2, current_date + 4, current_date + 6,
       current_date + 12, 'open', $2
     FROM unnest($1::uuid[]) AS c (id)`,
    [cycleIds, member.personId],
  );
  return {
    ...member,
    communeId,
    centreId,
    pointId,
    productId: product.id,
    packageType: product.package,
    cycleIds,
  };
}

/** The cookie of somebody who may ask for matching and read everything. */
export async function memberOfTheNetwork(pool: Pool): Promise<string> {
  const { cookie } = await signedIn(pool, null, ['network_liaison', 'comptroller']);
  return cookie;
}

async function signedIn(
  pool: Pool,
  communeId: string | null,
  roles: readonly Role[],
): Promise<{ personId: string; cookie: string }> {
  const personId = newId();
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    `INSERT INTO person (id, name, login, password_hash) VALUES ($1, 'Trial', $2, 'none')`,
    [personId, `trial-${randomBytes(4).toString('hex')}`],
  );
  await pool.query(
    `INSERT INTO mandate (id, person_id, commune_id, role, body, act, from_on)
     SELECT id, $2, $3, role, 'Assembly', 'Act 2', '2020-01-01'
     FROM unnest($1::uuid[], $4::text[]) AS m (id, role)`,
    [roles.map(() => newId()), personId, communeId, roles],
  );
  await pool.query(
    `INSERT INTO session (token_hash, person_id, expires_at) VALUES ($1, $2, now() + interval '1 day')`,
    [createHash('sha256').update(token).digest(), personId],
  );
  return { personId, cookie: `cayapa=${token}` };
}
