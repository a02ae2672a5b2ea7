import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { type Events, On } from '#platform/events';
import { CloseRescue } from './close-rescue';

/** When a lot expires, is withdrawn, lost or corrected away, its offer comes down by itself. */
@Injectable()
export class FollowLots {
  constructor(private readonly closeRescue: CloseRescue) {}

  @On('lot.expired')
  async expired(tx: Tx, { lotId }: Events['lot.expired']): Promise<void> {
    await this.closeRescue.ofSpentLots(tx, [lotId]);
  }

  @On('lot.withdrawn')
  async withdrawn(tx: Tx, { lotId }: Events['lot.withdrawn']): Promise<void> {
    await this.closeRescue.ofSpentLots(tx, [lotId]);
  }

  @On('lot.lost')
  async lost(tx: Tx, { lotId }: Events['lot.lost']): Promise<void> {
    await this.closeRescue.ofSpentLots(tx, [lotId]);
  }

  @On('lot.corrected')
  async corrected(tx: Tx, { lotId }: Events['lot.corrected']): Promise<void> {
    await this.closeRescue.ofSpentLots(tx, [lotId]);
  }
}
