import { Inject, Injectable } from '@nestjs/common';
import { civilDateAt, Clock } from '#core/kernel';
import type { Tx } from '#platform/database';
import type { EventName, Events } from '#platform/events';
import { NOTICE_CHANNELS, type NoticeChannel } from './notice-channel';

export interface Telling<Name extends EventName> {
  readonly name: Name;
  /** What makes this fact one of its kind: the same id is never announced twice under one name. */
  readonly id: string;
  readonly fact: Events[Name];
  readonly addressees: string;
}

/** Makes a fact known to those whom it concerns, through every channel in use. */
@Injectable()
export class Announce {
  constructor(
    @Inject(NOTICE_CHANNELS) private readonly channels: readonly NoticeChannel[],
    private readonly clock: Clock,
  ) {}

  async run<Name extends EventName>(tx: Tx, telling: Telling<Name>): Promise<void> {
    const { name, id, fact, addressees } = telling;
    const at = this.clock.now();
    const day = civilDateAt(at);
    const announcement = { eventKey: `${name}:${id}`, fact, addressees, day, at };
    for (const channel of this.channels) await channel.deliver(tx, announcement);
  }
}
