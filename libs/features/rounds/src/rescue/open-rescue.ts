import { Injectable } from '@nestjs/common';
import { civilDateAt, Clock, type CivilDate, type Id } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';
import { Outbox } from '#platform/events';
import { derivedId } from '../derived-id';

interface LeftOver {
  readonly lotId: Id<'Lot'>;
  readonly communeId: Id<'Commune'>;
  readonly grams: number;
  readonly bestBeforeOn: CivilDate;
}

/** What nobody in the network took is shown to schools, canteens, plants, fairs and neighbours. */
@Injectable()
export class OpenRescue {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Lists every lot of the run's cycle of which good food is still free; one open listing for each lot. */
  async ofRun(tx: Tx, run: { readonly id: string; readonly cycleId: string }): Promise<void> {
    const leftOver = await rowsOf<LeftOver>(tx, LEFT_OVER, [
      run.cycleId,
      civilDateAt(this.clock.now()),
    ]);
    if (leftOver.length === 0) return;
    const opened = await rowsOf<LeftOver & { listingId: Id<'RescueListing'> }>(tx, OPEN, [
      run.id,
      run.cycleId,
      leftOver.map((lot) => derivedId(run.id, 'rescue', lot.lotId)),
      leftOver.map((lot) => lot.lotId),
      leftOver.map((lot) => lot.communeId),
      leftOver.map((lot) => lot.grams),
      leftOver.map((lot) => lot.bestBeforeOn),
      this.clock.now(),
    ]);
    await this.outbox.tellAll(tx, 'rescue_listing.opened', opened);
  }
}

const LEFT_OVER = `
  SELECT lot.id AS "lotId", lot.commune_id AS "communeId", lot.available_grams AS grams,
    lot.best_before_on AS "bestBeforeOn"
  FROM lot
  WHERE lot.state = 'confirmed' AND lot.available_grams > 0 AND lot.best_before_on >= $2
    AND lot.id IN (SELECT outcome.lot_id FROM lot_outcome outcome
      JOIN matching_run run ON run.id = outcome.run_id WHERE run.cycle_id = $1)
  ORDER BY lot.id`;

/** A listing that is open already takes over what is left now. */
const OPEN = `
  INSERT INTO rescue_listing AS listing
    (id, lot_id, run_id, cycle_id, commune_id, grams, best_before_on, created_at)
  SELECT told.id, told.lot_id, $1, $2, told.commune_id, told.grams, told.best_before_on, $8
  FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[], $7::date[])
    AS told (id, lot_id, commune_id, grams, best_before_on)
  ON CONFLICT (lot_id) WHERE state = 'open' DO UPDATE SET
    run_id = excluded.run_id, cycle_id = excluded.cycle_id,
    grams = listing.taken_grams + excluded.grams, version = listing.version + 1
  RETURNING id AS "listingId", lot_id AS "lotId", commune_id AS "communeId", grams,
    best_before_on AS "bestBeforeOn"`;
