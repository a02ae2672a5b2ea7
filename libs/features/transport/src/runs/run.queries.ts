import { Injectable } from '@nestjs/common';
import { type Actor, allow, fieldFault, notFound, type Page, pageOf } from '#core/kernel';
import { Database } from '#platform/database';
import type { StopEventResponse } from '../road/stop-event.dto';
import { mayReadBoard, mayReadRun, mayReadTransportOf, type SeenRun } from '../transport.policy';
import { RunBook } from './run-book';
import type { GateAnswer } from './gate';
import type { RunDetailResponse, RunResponse, ShipmentResponse, StopResponse } from './run.dto';
import { Run } from './run.entity';
import type { RunConflict } from './run-figures';
import type { RunListQuery } from './run-request.dto';
import { RUN, SEEN_RUN, SHIPMENT, STOP, STOP_EVENT } from './run.sql';

interface SeenRow extends SeenRun {
  readonly state: string;
  readonly conflicts: readonly RunConflict[];
  readonly gate: GateAnswer | null;
}

@Injectable()
export class RunQueries {
  constructor(
    private readonly db: Database,
    private readonly book: RunBook,
  ) {}

  async detail(actor: Actor, id: string): Promise<RunDetailResponse> {
    const seen = await this.seen(actor, id);
    const [run] = await this.db.rows<RunResponse>(`${RUN} WHERE r.id = $1`, [id]);
    if (!run) throw notFound('run', id);
    const [stops, shipments, events, conflicts] = await Promise.all([
      this.db.rows<StopResponse>(`${STOP} WHERE stop.run_id = $1 ORDER BY stop.position`, [id]),
      this.db.rows<ShipmentResponse>(`${SHIPMENT} WHERE s.run_id = $1 ORDER BY s.id`, [id]),
      this.db.rows<StopEventResponse>(
        `${STOP_EVENT} WHERE e.run_id = $1 ORDER BY e.seq LIMIT 500`,
        [id],
      ),
      this.conflictsNow(id, seen),
    ]);
    return Object.assign({}, run, {
      ...{ stops, shipments, events, conflicts, gate: seen.gate },
      conflictCount: conflicts.length,
    });
  }

  async list(actor: Actor, query: RunListQuery): Promise<Page<RunResponse>> {
    const { communeId, cycleId, state, after, limit } = query;
    if (communeId === undefined && cycleId === undefined) {
      throw fieldFault('cycleId', 'run.list_of_what');
    }
    allow(mayReadBoard(actor) || (communeId !== undefined && mayReadTransportOf(actor, communeId)));
    const rows = await this.db.rows<RunResponse>(
      `${RUN} WHERE ($1::uuid IS NULL OR r.commune_id = $1) AND ($2::uuid IS NULL OR r.cycle_id = $2)
         AND ($3::text IS NULL OR r.state = $3) AND ($4::uuid IS NULL OR r.id > $4)
       ORDER BY r.id LIMIT $5`,
      [communeId ?? null, cycleId ?? null, state ?? null, after ?? null, limit + 1],
    );
    return pageOf(rows, limit, (run) => run.id);
  }

  /** The runs that the actor drives, the next ones first. */
  async mine(actor: Actor): Promise<RunResponse[]> {
    return this.db.rows<RunResponse>(
      `${RUN} WHERE d.person_id = $1 AND r.state <> 'planned' ORDER BY r.day_on DESC, r.id LIMIT 100`,
      [actor.personId],
    );
  }

  async shipments(actor: Actor, query: RunListQuery): Promise<Page<ShipmentResponse>> {
    const { communeId, cycleId, after, limit } = query;
    if (communeId === undefined && cycleId === undefined) {
      throw fieldFault('cycleId', 'run.list_of_what');
    }
    allow(mayReadBoard(actor) || (communeId !== undefined && mayReadTransportOf(actor, communeId)));
    const rows = await this.db.rows<ShipmentResponse>(
      `${SHIPMENT} WHERE ($1::uuid IS NULL
           OR s.run_id = ANY(ARRAY(SELECT id FROM run WHERE commune_id = $1))
           OR s.allocation_id = ANY(ARRAY(SELECT id FROM allocation
             WHERE supplier_commune_id = $1 OR customer_commune_id = $1)))
         AND ($2::uuid IS NULL OR s.run_id = ANY(ARRAY(SELECT id FROM run WHERE cycle_id = $2)))
         AND ($3::uuid IS NULL OR s.id > $3)
       ORDER BY s.id LIMIT $4`,
      [communeId ?? null, cycleId ?? null, after ?? null, limit + 1],
    );
    return pageOf(rows, limit, (shipment) => shipment.id);
  }

  async events(
    actor: Actor,
    runId: string,
    page: { after?: string; limit: number },
  ): Promise<Page<StopEventResponse>> {
    await this.seen(actor, runId);
    const rows = await this.db.rows<StopEventResponse>(
      `${STOP_EVENT} WHERE e.run_id = $1 AND ($2::uuid IS NULL OR e.id > $2) ORDER BY e.id LIMIT $3`,
      [runId, page.after ?? null, page.limit + 1],
    );
    return pageOf(rows, page.limit, (event) => event.id);
  }

  async event(actor: Actor, id: string): Promise<StopEventResponse> {
    const [event] = await this.db.rows<StopEventResponse>(`${STOP_EVENT} WHERE e.id = $1`, [id]);
    if (!event) throw notFound('stop_event', id);
    await this.seen(actor, event.runId).catch(() => {
      throw notFound('stop_event', id);
    });
    return event;
  }

  /** 404 for whoever may not see the run. */
  async assertSeen(actor: Actor, id: string): Promise<void> {
    await this.seen(actor, id);
  }

  private async seen(actor: Actor, id: string): Promise<SeenRow> {
    const [seen] = await this.db.rows<SeenRow>(SEEN_RUN, [id]);
    if (!seen || !mayReadRun(actor, seen)) throw notFound('run', id);
    return seen;
  }

  /** A planned run is looked at anew, since other runs, papers and quotas change around it. */
  private async conflictsNow(id: string, seen: SeenRow): Promise<readonly RunConflict[]> {
    if (seen.state !== 'planned') return seen.conflicts;
    const run = await this.db.read.findOneByOrFail(Run, { id });
    const draft = await this.book.draftOf(this.db.read, id);
    return (await this.book.evaluate(this.db.read, run, draft)).conflicts;
  }
}
