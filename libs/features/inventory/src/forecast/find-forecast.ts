import { type Actor, type Id, notFound } from '#core/kernel';
import type { Database, Tx } from '#platform/database';
import { mayReadInventoryOf } from '../inventory.policy';
import { HarvestForecast } from './harvest-forecast.entity';

/** The forecast, if there is one and the actor may see it; else 404, as if there were none. */
export async function forecastInSight(
  db: Database,
  actor: Actor,
  id: string,
): Promise<HarvestForecast> {
  const forecast = await db.read.findOneBy(HarvestForecast, { id: id as Id<'HarvestForecast'> });
  if (!forecast || !mayReadInventoryOf(actor, forecast.communeId)) throw notFound('forecast', id);
  return forecast;
}

/** The forecast as it is now, locked until the transaction ends. */
export async function lockForecast(tx: Tx, id: string): Promise<HarvestForecast> {
  return tx.findOneOrFail(HarvestForecast, {
    where: { id: id as Id<'HarvestForecast'> },
    lock: { mode: 'for_no_key_update' },
  });
}
