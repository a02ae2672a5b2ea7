import { Injectable } from '@nestjs/common';
import type { Id } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import type { CommuneKind, CommuneState } from './commune.entity';
import type { SiteKind, Terrain } from '../sites/site.entity';

/** What other features may know of a commune. Degrees WGS 84. */
export interface KnownCommune {
  readonly communeId: Id<'Commune'>;
  readonly name: string;
  readonly kind: CommuneKind;
  readonly state: CommuneState;
  readonly municipalityCode: string;
  readonly stateCode: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** What other features may know of a site. Minutes of the day are civil time in Caracas. */
export interface KnownSite {
  readonly siteId: Id<'Site'>;
  readonly communeId: Id<'Commune'>;
  readonly kind: SiteKind;
  readonly name: string;
  readonly stateCode: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly opensMinute: number;
  readonly closesMinute: number;
  readonly hasColdRoom: boolean;
  readonly terrain: Terrain;
  readonly isActive: boolean;
}

/** Thousandths of the straight line between places of two states, both ways round. */
export interface RoadFactor {
  readonly stateA: string;
  readonly stateB: string;
  readonly permille: number;
}

/** How long roads are where no factor of the two states is on record: 1.3 times the straight line. */
export const ROAD_FACTOR_DEFAULT_PERMILLE = 1300;

/** The narrow questions that other features may ask about communes, inside their own transactions. */
@Injectable()
export class CommuneDirectory {
  async exists(tx: Tx, communeId: string): Promise<boolean> {
    return (await this.communeOf(tx, communeId)) !== null;
  }

  async communeOf(tx: Tx, communeId: string): Promise<KnownCommune | null> {
    const rows = await rowsOf<KnownCommune>(
      tx,
      `SELECT commune.id AS "communeId", commune.name, kind, state,
              municipality_code AS "municipalityCode", state_code AS "stateCode",
              commune.latitude, commune.longitude
         FROM commune JOIN municipality ON municipality.code = municipality_code
        WHERE commune.id = $1`,
      [communeId],
    );
    return rows[0] ?? null;
  }

  async siteOf(tx: Tx, siteId: string): Promise<KnownSite | null> {
    const rows = await rowsOf<KnownSite>(
      tx,
      `SELECT site.id AS "siteId", site.commune_id AS "communeId", site.kind, site.name,
              state_code AS "stateCode", site.latitude, site.longitude,
              opens_minute AS "opensMinute", closes_minute AS "closesMinute",
              has_cold_room AS "hasColdRoom", terrain, is_active AS "isActive"
         FROM site
         JOIN commune ON commune.id = site.commune_id
         JOIN municipality ON municipality.code = commune.municipality_code
        WHERE site.id = $1`,
      [siteId],
    );
    return rows[0] ?? null;
  }

  /** Families of all councils of the commune. */
  async familiesOf(tx: Tx, communeId: string): Promise<number> {
    const [row] = await rowsOf<{ families: number }>(
      tx,
      'SELECT coalesce(sum(families), 0)::bigint AS families FROM council WHERE commune_id = $1',
      [communeId],
    );
    return row?.families ?? 0;
  }

  /** Every factor on record; anything else is ROAD_FACTOR_DEFAULT_PERMILLE. */
  async roadFactors(tx: Tx): Promise<RoadFactor[]> {
    return rowsOf<RoadFactor>(
      tx,
      `SELECT state_a AS "stateA", state_b AS "stateB", permille
         FROM road_factor ORDER BY state_a, state_b`,
    );
  }

  /** Fixes the factor of two states (in alphabetical order); answers the one before, null when there was none. */
  async fixRoadFactor(tx: Tx, { stateA, stateB, permille }: RoadFactor): Promise<number | null> {
    const [before] = await rowsOf<{ permille: number }>(
      tx,
      'SELECT permille FROM road_factor WHERE state_a = $1 AND state_b = $2 FOR UPDATE',
      [stateA, stateB],
    );
    await tx.query(
      `INSERT INTO road_factor (state_a, state_b, permille) VALUES ($1, $2, $3)
       ON CONFLICT (state_a, state_b) DO UPDATE SET permille = excluded.permille`,
      [stateA, stateB, permille],
    );
    return before?.permille ?? null;
  }
}
