import { Injectable } from '@nestjs/common';
import { type Actor, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import { isLiaison } from '../communes.policy';
import type { CommuneListQuery, CommuneResponse } from './commune.dto';

/** The page is cut before councils are counted, so that only its own communes are counted. */
const directory = (where: string, limit: string): string => `
  SELECT page.id, page.name, page.kind, page.state,
         page.municipality_code AS "municipalityCode", municipality.name AS "municipalityName",
         state.code AS "stateCode", state.name AS "stateName",
         CASE WHEN exact.ly THEN page.latitude
              ELSE round(page.latitude::numeric, 1)::double precision END AS latitude,
         CASE WHEN exact.ly THEN page.longitude
              ELSE round(page.longitude::numeric, 1)::double precision END AS longitude,
         NOT exact.ly AS "isCoarse",
         counted.councils, counted.families,
         page.verified_by_act AS "verifiedByAct", page.is_demo AS "isDemo", page.version
    FROM (SELECT * FROM commune WHERE ${where} ORDER BY id ${limit}) AS page
    JOIN municipality ON municipality.code = page.municipality_code
    JOIN state ON state.code = municipality.state_code
   CROSS JOIN LATERAL (SELECT $1::boolean OR page.id = ANY($2::uuid[])) AS exact (ly)
   CROSS JOIN LATERAL (
           SELECT count(*) AS councils, coalesce(sum(council.families), 0)::bigint AS families
             FROM council WHERE council.commune_id = page.id) AS counted
   ORDER BY page.id`;

const FILTERED = `
      ($3::text IS NULL OR kind = $3)
  AND ($4::text IS NULL OR state = $4)
  AND ($5::text IS NULL OR municipality_code IN (SELECT code FROM municipality WHERE state_code = $5))
  AND ($6::text IS NULL OR municipality_code = $6)
  AND ($7::text IS NULL OR position(folded($7) IN folded(name)) > 0)
  AND ($8::uuid IS NULL OR id > $8)`;

/** Everybody begins here: the directory as it stands, page by page along its ids. */
const WHOLE = { name: 'directory', text: directory('id > $3', 'LIMIT $4') };
const FIRST = '00000000-0000-0000-0000-000000000000';

/** The public directory of communes: no people in it, and places only roughly for strangers. */
@Injectable()
export class CommuneQueries {
  constructor(private readonly db: Database) {}

  async one(actor: Actor | undefined, id: string): Promise<CommuneResponse> {
    const rows = await this.db.rows<CommuneResponse>(directory('id = $3', ''), [
      ...exactnessFor(actor),
      id,
    ]);
    if (!rows[0]) throw notFound('commune', id);
    return rows[0];
  }

  async page(actor: Actor | undefined, query: CommuneListQuery): Promise<Page<CommuneResponse>> {
    const { kind, state, stateCode, municipalityCode, q, after, limit } = query;
    const filters = [kind, state, stateCode, municipalityCode, q].map((it) => it ?? null);
    const exact = exactnessFor(actor);
    const rows = filters.some((it) => it !== null)
      ? await this.db.rows<CommuneResponse>(directory(FILTERED, 'LIMIT $9'), [
          ...exact,
          ...filters,
          after ?? null,
          limit + 1,
        ])
      : await this.db.prepared<CommuneResponse>(WHOLE, [...exact, after ?? FIRST, limit + 1]);
    return pageOf(rows, limit, (row) => row.id);
  }
}

/** Whether every place is shown exactly, and otherwise the communes of which it is. */
function exactnessFor(actor: Actor | undefined): [boolean, readonly string[]] {
  if (!actor) return [false, []];
  const seesAll =
    isLiaison(actor) ||
    actor.mandates.some((it) => it.role === 'comptroller' && it.communeId === null);
  return [seesAll, actor.mandates.flatMap((it) => it.communeId ?? [])];
}
