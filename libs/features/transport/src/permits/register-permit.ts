import { Injectable } from '@nestjs/common';
import { type Actor, allow, fieldFault } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { insertOnce } from '#platform/insert-once';
import { mayCoordinate } from '../transport.policy';
import { type PermitFacts, TransportPermit } from './permit.entity';

/** A coordinator writes down a permit or a waiver that an office issued. */
@Injectable()
export class RegisterPermit {
  constructor(private readonly db: Database) {}

  async run(actor: Actor, facts: PermitFacts): Promise<void> {
    allow(mayCoordinate(actor, facts.communeId));

    const permit = TransportPermit.register(facts);
    await this.db.transaction(async (tx) => {
      await assertKnown(tx, facts);
      await insertOnce(tx, TransportPermit, permit, ['id', 'communeId', 'facts']);
    });
  }
}

/**
 * Everything that the paper names must exist, so that a slip of the pen shows now and not at the road block; and
 * be within the commune's reach, as for a run: its own or a lent vehicle, its own driver or the vehicle's.
 */
async function assertKnown(tx: Tx, facts: PermitFacts): Promise<void> {
  const [known] = await rowsOf<{
    vehicle: boolean;
    driver: boolean;
    products: boolean;
    states: string[];
  }>(
    tx,
    `SELECT
       $1::uuid IS NULL OR EXISTS (SELECT 1 FROM vehicle
         WHERE id = $1 AND (commune_id = $5 OR is_lent_to_network)) AS vehicle,
       $2::uuid IS NULL OR EXISTS (SELECT 1 FROM driver WHERE id = $2
         AND commune_id IN ($5, (SELECT commune_id FROM vehicle WHERE id = $1))) AS driver,
       (SELECT count(*) FROM product WHERE id = ANY($3::uuid[]))
         = (SELECT count(DISTINCT id) FROM unnest($3::uuid[]) AS named (id)) AS products,
       ARRAY(SELECT code FROM state WHERE code = ANY($4::text[])) AS states`,
    [
      facts.vehicleId,
      facts.driverId,
      facts.productIds,
      [facts.fromStateCode, facts.toStateCode].filter((code) => code !== null),
      facts.communeId,
    ],
  );
  if (known?.vehicle !== true) throw fieldFault('vehicleId', 'vehicle.unknown');
  if (!known.driver) throw fieldFault('driverId', 'driver.unknown');
  if (!known.products) throw fieldFault('productIds', 'permit.product_unknown');
  for (const field of ['fromStateCode', 'toStateCode'] as const) {
    const code = facts[field];
    if (code !== null && !known.states.includes(code))
      throw fieldFault(field, 'permit.state_unknown');
  }
}
