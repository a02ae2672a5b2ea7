import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readMunicipalities, readStates } from './reference-data';

/** Communes, their councils, sites and producers; people, mandates and sessions. */
export class Communes1763769600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Texts as people search them: without capitals and accents.
      CREATE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
        AS $$ SELECT lower(translate($1, 'ÁÀÂÄÃÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇáàâäãéèêëíìîïóòôöõúùûüñç',
                                         'AAAAAEEEEIIIIOOOOOUUUUNCaaaaaeeeeiiiiooooouuuunc')) $$;

      CREATE TABLE state (
        code text PRIMARY KEY,
        name text NOT NULL
      );
      CREATE TABLE municipality (
        code text PRIMARY KEY,
        name text NOT NULL,
        state_code text NOT NULL REFERENCES state,
        seat text NOT NULL,
        latitude double precision NOT NULL,
        longitude double precision NOT NULL
      );

      CREATE TABLE commune (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('rural', 'urban', 'mixed')),
        municipality_code text NOT NULL REFERENCES municipality,
        latitude double precision NOT NULL,
        longitude double precision NOT NULL,
        state text NOT NULL DEFAULT 'registered' CHECK (state IN ('registered', 'verified', 'active')),
        verified_by_act text,
        is_demo boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CHECK (state = 'registered' OR verified_by_act IS NOT NULL)
      );
      CREATE INDEX commune_municipality ON commune (municipality_code, id);

      CREATE TABLE council (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        name text NOT NULL,
        families integer NOT NULL CHECK (families >= 0),
        latitude double precision,
        longitude double precision,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX council_commune ON council (commune_id, id);

      CREATE TABLE site (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        kind text NOT NULL CHECK (kind IN ('collection_centre', 'distribution_point', 'vehicle_base')),
        name text NOT NULL,
        latitude double precision NOT NULL,
        longitude double precision NOT NULL,
        opens_minute smallint NOT NULL DEFAULT 360 CHECK (opens_minute BETWEEN 0 AND 1439),
        closes_minute smallint NOT NULL DEFAULT 1080 CHECK (closes_minute BETWEEN 1 AND 1440),
        has_cold_room boolean NOT NULL DEFAULT false,
        storage_grams bigint NOT NULL DEFAULT 0 CHECK (storage_grams >= 0),
        terrain text NOT NULL DEFAULT 'paved' CHECK (terrain IN ('paved', 'dirt', 'mountain')),
        service_minutes_fixed smallint NOT NULL DEFAULT 15 CHECK (service_minutes_fixed >= 0),
        service_minutes_per_tonne smallint NOT NULL DEFAULT 10 CHECK (service_minutes_per_tonne >= 0),
        is_active boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1,
        CHECK (opens_minute < closes_minute)
      );
      CREATE INDEX site_commune ON site (commune_id, id);

      CREATE TABLE productive_org_kind (
        code text PRIMARY KEY,
        name_es text NOT NULL,
        name_en text NOT NULL
      );
      INSERT INTO productive_org_kind (code, name_es, name_en) VALUES
        ('epsdc', 'Empresa de propiedad social directa comunal', 'Communal social-property enterprise'),
        ('epsic', 'Empresa de propiedad social indirecta comunal', 'Indirect communal social-property enterprise'),
        ('upf', 'Unidad productiva familiar', 'Family production unit'),
        ('gis', 'Grupo de intercambio solidario', 'Solidarity exchange group');

      CREATE TABLE productive_org (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        kind text NOT NULL REFERENCES productive_org_kind,
        name text NOT NULL,
        is_active boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX productive_org_commune ON productive_org (commune_id, id);

      CREATE TABLE person (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        login text NOT NULL UNIQUE CHECK (login = lower(login)),
        password_hash text NOT NULL,
        locale text NOT NULL DEFAULT 'es' CHECK (locale IN ('es', 'en')),
        is_demo boolean NOT NULL DEFAULT false,
        registered_by uuid REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE mandate (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        commune_id uuid REFERENCES commune,
        council_id uuid REFERENCES council,
        role text NOT NULL CHECK (role IN ('producer_spokesperson', 'food_spokesperson',
          'transport_coordinator', 'driver', 'centre_receiver', 'bank_administrator', 'comptroller',
          'assembly_recorder', 'network_liaison')),
        body text NOT NULL,
        act text NOT NULL CHECK (act <> ''),
        from_on date NOT NULL,
        to_on date,
        granted_by uuid REFERENCES person,
        granted_at timestamptz NOT NULL DEFAULT now(),
        revoked_at timestamptz,
        revoked_by uuid REFERENCES person,
        revoked_by_act text,
        CHECK (to_on IS NULL OR to_on >= from_on),
        CHECK ((revoked_at IS NULL) = (revoked_by_act IS NULL)),
        CONSTRAINT mandate_of_the_network CHECK (
          CASE WHEN commune_id IS NULL THEN role IN ('network_liaison', 'comptroller')
               ELSE role <> 'network_liaison' END)
      );
      CREATE INDEX mandate_person ON mandate (person_id) WHERE revoked_at IS NULL;
      CREATE INDEX mandate_commune ON mandate (commune_id, id);

      CREATE TABLE session (
        token_hash bytea PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_person ON session (person_id);

      CREATE TABLE sign_in_attempt (
        id uuid PRIMARY KEY,
        login text NOT NULL,
        address text NOT NULL,
        tried_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX sign_in_attempt_login ON sign_in_attempt (login, tried_at);
      CREATE INDEX sign_in_attempt_address ON sign_in_attempt (address, tried_at);
      CREATE INDEX sign_in_attempt_oldest ON sign_in_attempt (tried_at);

      CREATE TABLE road_factor (
        state_a text NOT NULL REFERENCES state,
        state_b text NOT NULL REFERENCES state,
        permille integer NOT NULL CHECK (permille BETWEEN 1000 AND 5000),
        PRIMARY KEY (state_a, state_b),
        CHECK (state_a <= state_b)
      );
    `);
    await loadReferenceData(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function loadReferenceData(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO state (code, name)
     SELECT code, name FROM jsonb_populate_recordset(NULL::state, $1)`,
    [JSON.stringify(readStates())],
  );
  await runner.query(
    `INSERT INTO municipality (code, name, state_code, seat, latitude, longitude)
     SELECT code, name, state_code, seat, latitude, longitude
       FROM jsonb_populate_recordset(NULL::municipality, $1)`,
    [JSON.stringify(readMunicipalities())],
  );
  // Mérida, Táchira and Trujillo: mountain roads are longer against the straight line than elsewhere.
  await runner.query(`
    INSERT INTO road_factor (state_a, state_b, permille)
    SELECT a.code, b.code, 1450 FROM state a JOIN state b ON a.code <= b.code
     WHERE a.code IN ('VE-L', 'VE-S', 'VE-T') AND b.code IN ('VE-L', 'VE-S', 'VE-T')`);
}
