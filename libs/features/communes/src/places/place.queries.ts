import { Injectable } from '@nestjs/common';
import { type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import type { MunicipalityQuery, MunicipalityResponse, StateResponse } from './place.dto';

/** States and municipalities: reference data that changes only with a new version of the house. */
@Injectable()
export class PlaceQueries {
  constructor(private readonly db: Database) {}

  async states(): Promise<StateResponse[]> {
    return this.db.rows('SELECT code, name FROM state ORDER BY code');
  }

  async municipalities(query: MunicipalityQuery): Promise<Page<MunicipalityResponse>> {
    const rows = await this.db.rows<MunicipalityResponse>(
      `SELECT code, name, state_code AS "stateCode", seat, latitude, longitude
         FROM municipality
        WHERE code > $1
          AND ($2::text IS NULL OR state_code = $2)
          AND ($3::text IS NULL OR position(folded($3) IN folded(name || ' ' || seat)) > 0)
        ORDER BY code LIMIT $4`,
      [query.after ?? '', query.stateCode ?? null, query.q ?? null, query.limit + 1],
    );
    return pageOf(rows, query.limit, (row) => row.code);
  }
}
