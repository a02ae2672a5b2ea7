import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, DomainError, fieldFault } from '#core/kernel';
import { Database, rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { insertOnce } from '#platform/insert-once';
import { mayAnnounce } from '../inventory.policy';
import type { AnnounceForecastRequest } from './forecast.dto';
import { type ForecastEstimate, HarvestForecast, requireSound } from './harvest-forecast.entity';

const ESTIMATE = ['fromOn', 'toOn', 'minGrams', 'likelyGrams', 'maxGrams'] as const;

/** A commune says what it expects to harvest, so that others can plan upon it. */
@Injectable()
export class AnnounceForecast {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Told twice it is recognised, even when it was edited or its window passed in between. */
  async run(actor: Actor, id: string, request: AnnounceForecastRequest): Promise<void> {
    allow(mayAnnounce(actor, request.communeId));
    const today = civilDateAt(this.clock.now());
    const forecast = Object.assign(new HarvestForecast(), {
      id: id.toLowerCase(),
      communeId: request.communeId.toLowerCase(),
      productId: request.productId.toLowerCase(),
      productiveOrgId: request.productiveOrgId?.toLowerCase() ?? null,
      fromOn: request.fromOn,
      toOn: request.toOn,
      minGrams: request.minGrams,
      likelyGrams: request.likelyGrams,
      maxGrams: request.maxGrams,
      createdBy: actor.personId,
    });
    await this.db.transaction(async (tx) => {
      const stored = await tx.findOneBy(HarvestForecast, { id: forecast.id });
      if (!stored) {
        requireSound(forecast, today);
        await requireKnown(tx, forecast);
      }
      const isNew = await insertOnce(tx, HarvestForecast, forecast, HarvestForecast.FACTS);
      if (!isNew) return this.requireSameEstimate(tx, forecast);
      const { communeId, productId, likelyGrams, fromOn, toOn } = forecast;
      const fact = { forecastId: forecast.id, communeId, productId, likelyGrams, fromOn, toOn };
      await this.outbox.tell(tx, 'forecast.announced', fact);
    });
  }

  /** Until its first edit, a forecast must be told again exactly as it was. */
  private async requireSameEstimate(tx: Tx, told: HarvestForecast): Promise<void> {
    const stored = await tx.findOneByOrFail(HarvestForecast, { id: told.id });
    if (stored.version > 1 || isSameEstimate(stored, told)) return;
    throw new DomainError('conflict', 'id.used_with_other_facts', { id: told.id });
  }
}

function isSameEstimate(a: ForecastEstimate, b: ForecastEstimate): boolean {
  return ESTIMATE.every((part) => a[part] === b[part]);
}

async function requireKnown(tx: Tx, forecast: HarvestForecast): Promise<void> {
  const [ground] = await rowsOf<{ has_product: boolean; has_org: boolean }>(
    tx,
    `SELECT EXISTS (SELECT 1 FROM product WHERE id = $1 AND is_active) AS has_product,
       $2::uuid IS NULL
         OR EXISTS (SELECT 1 FROM productive_org WHERE id = $2 AND commune_id = $3) AS has_org`,
    [forecast.productId, forecast.productiveOrgId, forecast.communeId],
  );
  if (ground?.has_product !== true) throw fieldFault('productId', 'lot.product_unknown');
  if (!ground.has_org) throw fieldFault('productiveOrgId', 'lot.org_of_another_commune');
}
