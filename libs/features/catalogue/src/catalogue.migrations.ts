import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readPackageTypes, readProducts } from './reference-data';

/** One catalogue of products and package types for all, with each commune's own package weights. */
export class Catalogue1763769600003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE product (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        cpc_code text NOT NULL CHECK (cpc_code ~ '^[0-9]{5}$'),
        name_es text NOT NULL,
        name_en text NOT NULL,
        synonyms text[] NOT NULL DEFAULT '{}',
        family text NOT NULL,
        shelf_life_days integer NOT NULL CHECK (shelf_life_days > 0),
        cold_chain boolean NOT NULL DEFAULT false,
        litres_per_tonne integer NOT NULL DEFAULT 2500 CHECK (litres_per_tonne > 0),
        usual_package_type text NOT NULL,
        is_active boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE package_type (
        code text PRIMARY KEY,
        name_es text NOT NULL,
        name_en text NOT NULL,
        synonyms text[] NOT NULL DEFAULT '{}'
      );
      ALTER TABLE product ADD FOREIGN KEY (usual_package_type) REFERENCES package_type;

      CREATE TABLE package_weight (
        id uuid PRIMARY KEY,
        commune_id uuid NOT NULL REFERENCES commune,
        product_id uuid NOT NULL REFERENCES product,
        package_type text NOT NULL REFERENCES package_type,
        nominal_grams bigint NOT NULL CHECK (nominal_grams > 0),
        tare_grams bigint NOT NULL DEFAULT 0 CHECK (tare_grams >= 0),
        version integer NOT NULL DEFAULT 1,
        UNIQUE (commune_id, product_id, package_type)
      );
    `);
    await loadReferenceData(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function loadReferenceData(runner: QueryRunner): Promise<void> {
  const listed = (synonyms: string): string[] => synonyms.split(';').filter((word) => word !== '');
  await runner.query(
    `INSERT INTO package_type (code, name_es, name_en, synonyms)
     SELECT code, name_es, name_en, synonyms FROM jsonb_populate_recordset(NULL::package_type, $1)`,
    [JSON.stringify(readPackageTypes().map((it) => ({ ...it, synonyms: listed(it.synonyms) })))],
  );
  await runner.query(
    `INSERT INTO product (id, code, cpc_code, name_es, name_en, synonyms, family, shelf_life_days,
                          cold_chain, litres_per_tonne, usual_package_type)
     SELECT id, code, cpc_code, name_es, name_en, synonyms, family, shelf_life_days,
            cold_chain, litres_per_tonne, usual_package_type
       FROM jsonb_populate_recordset(NULL::product, $1)`,
    [JSON.stringify(readProducts().map((it) => ({ ...it, synonyms: listed(it.synonyms) })))],
  );
}
