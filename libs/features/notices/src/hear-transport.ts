import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { type Events, On, type Told } from '#platform/events';
import { Announce } from './announce';
import * as say from './transport-sayings';

/** What drivers hear of their runs, and communes of the lorry that comes for or with their food. */
@Injectable()
export class HearTransport {
  constructor(private readonly announce: Announce) {}

  @On('run_plan.planned')
  async planned(tx: Tx, fact: Events['run_plan.planned']): Promise<void> {
    const telling = { name: 'run_plan.planned', id: fact.planId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: say.PLANNED });
  }

  @On('run_plan.failed')
  async failed(tx: Tx, fact: Events['run_plan.failed']): Promise<void> {
    const telling = { name: 'run_plan.failed', id: fact.planId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: say.PLAN_FAILED });
  }

  /** A run that was taken back can be published again: each time is told. */
  @On('run.published')
  async published(tx: Tx, fact: Events['run.published'], { eventId }: Told): Promise<void> {
    const telling = { name: 'run.published', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: say.PUBLISHED });
  }

  @On('run.unpublished')
  async unpublished(tx: Tx, fact: Events['run.unpublished'], { eventId }: Told): Promise<void> {
    const telling = { name: 'run.unpublished', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: say.UNPUBLISHED });
  }

  @On('run.cancelled')
  async cancelled(tx: Tx, fact: Events['run.cancelled']): Promise<void> {
    const telling = { name: 'run.cancelled', id: fact.runId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: say.CANCELLED });
  }

  @On('run.departed')
  async departed(tx: Tx, fact: Events['run.departed']): Promise<void> {
    const telling = { name: 'run.departed', id: fact.runId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: say.DEPARTED });
  }

  @On('run.suspended')
  async suspended(tx: Tx, fact: Events['run.suspended'], { eventId }: Told): Promise<void> {
    const telling = { name: 'run.suspended', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: say.SUSPENDED });
  }

  @On('run.incident')
  async incident(tx: Tx, fact: Events['run.incident'], { eventId }: Told): Promise<void> {
    const telling = { name: 'run.incident', id: eventId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: say.INCIDENT });
  }

  @On('stop.skipped')
  async skipped(tx: Tx, fact: Events['stop.skipped']): Promise<void> {
    const telling = { name: 'stop.skipped', id: fact.stopId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: say.NOT_SERVED });
  }

  @On('stop.failed')
  async stopFailed(tx: Tx, fact: Events['stop.failed']): Promise<void> {
    const telling = { name: 'stop.failed', id: fact.stopId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: say.NOT_SERVED });
  }

  @On('shipment.delivered')
  async delivered(tx: Tx, fact: Events['shipment.delivered']): Promise<void> {
    if (!fact.isFinal) return;
    const telling = { name: 'shipment.delivered', id: fact.shipmentId, fact } as const;
    await this.announce.run(tx, { ...telling, addressees: say.DELIVERED });
  }
}
