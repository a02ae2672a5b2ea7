import { Injectable } from '@nestjs/common';
import type { Id } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';

interface ClosedListing {
  readonly id: Id<'RescueListing'>;
  readonly lotId: Id<'Lot'>;
  readonly communeId: Id<'Commune'>;
  readonly grams: number;
  readonly reason: string;
}

/** Takes listings down when there is nothing left of their lot to give. */
@Injectable()
export class CloseRescue {
  constructor(private readonly outbox: Outbox) {}

  /** Closes the open listings of those of the lots of which nobody can be given anything any more. */
  async ofSpentLots(tx: Tx, lotIds: readonly string[]): Promise<void> {
    if (lotIds.length === 0) return;
    await this.tell(tx, await rowsOf<ClosedListing>(tx, CLOSE_SPENT, [lotIds]));
  }

  private async tell(tx: Tx, closed: readonly ClosedListing[]): Promise<void> {
    await this.outbox.tellAll(
      tx,
      'rescue_listing.closed',
      closed.map(({ id, ...facts }) => ({ listingId: id, ...facts })),
    );
  }
}

/** The reason is the state of the lot: expired, withdrawn, lost, exhausted; or it was placed after all. */
const CLOSE_SPENT = `
  UPDATE rescue_listing listing SET state = 'closed', version = listing.version + 1,
    closed_reason = CASE WHEN lot.state = 'confirmed' THEN 'placed' ELSE lot.state END
  FROM lot
  WHERE lot.id = listing.lot_id AND listing.state = 'open' AND listing.lot_id = ANY($1::uuid[])
    AND (lot.available_grams = 0 OR lot.state <> 'confirmed')
  RETURNING listing.id, listing.lot_id AS "lotId", listing.commune_id AS "communeId",
    listing.grams, listing.closed_reason AS reason`;
