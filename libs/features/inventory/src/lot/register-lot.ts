import { Injectable } from '@nestjs/common';
import { type Actor, allow, civilDateAt, Clock, DomainError } from '#core/kernel';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { mayAnnounce } from '../inventory.policy';
import { insertLots } from './insert-lots';
import type { LotFacts } from './lot-facts';
import { groundOf } from './lot-ground';
import { Lot } from './lot.entity';
import type { LotResponse } from './lot.dto';
import { LotQueries } from './lot.queries';
import { type AnnouncedLot, announceOrRefuse } from './lot.rules';

/** A producer commune announces a harvest. It becomes stock when it is weighed. */
@Injectable()
export class RegisterLot {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly queries: LotQueries,
  ) {}

  /** Told twice it is recognised, even after the days in it have passed; the same id with other facts is a 409. */
  async run(actor: Actor, facts: LotFacts): Promise<LotResponse> {
    allow(mayAnnounce(actor, facts.communeId));
    const fresh = await this.db.transaction((tx) => this.add(tx, actor, facts));
    return fresh ?? this.recognise(facts);
  }

  /** Null when the lot is there already. A hot path: two statements and the fact it tells. */
  private async add(tx: Tx, actor: Actor, facts: LotFacts): Promise<LotResponse | null> {
    const [ground] = await groundOf(tx, [facts]);
    if (!ground) throw new Error('every lot stands on some ground');
    if (ground.isKnown) return null;

    const lot = announceOrRefuse(facts, ground, civilDateAt(this.clock.now()));
    const [fresh] = await insertLots(tx, [lot], actor.personId);
    if (!fresh) return null;
    if (lot.forecastId !== null) await markHarvested(tx, lot.forecastId);
    await this.outbox.tell(tx, 'lot.registered', registrationOf(lot));
    return fresh;
  }

  private async recognise(facts: LotFacts): Promise<LotResponse> {
    const stored = await this.db.read.findOneByOrFail(Lot, { id: facts.id });
    if (stored.wasTold(facts)) return this.queries.one(facts.id);
    throw new DomainError('conflict', 'id.used_with_other_facts', { id: facts.id });
  }
}

/** What the network hears of a new lot. */
export function registrationOf(lot: AnnouncedLot) {
  return {
    lotId: lot.id,
    communeId: lot.communeId,
    productId: lot.productId,
    packages: lot.announcedPackages,
    grams: lot.announcedGrams,
  };
}

/** A forecast whose first lot has come is harvested. The version tells editors that it changed. */
async function markHarvested(tx: Tx, forecastId: string): Promise<void> {
  await tx.query(
    `UPDATE harvest_forecast SET state = 'harvested', version = version + 1
     WHERE id = $1 AND state = 'open'`,
    [forecastId],
  );
}
