import { Module } from '@nestjs/common';
import { Announce } from './announce';
import { HearAllocations } from './hear-allocations';
import { HearCommunes } from './hear-communes';
import { HearCycles } from './hear-cycles';
import { HearInventory } from './hear-inventory';
import { HearMatching } from './hear-matching';
import { HearReception } from './hear-reception';
import { HearTransport } from './hear-transport';
import { InAppChannel } from './in-app-channel';
import { NOTICE_CHANNELS, type NoticeChannel } from './notice-channel';
import { NoticeController } from './notice.controller';
import { NoticeQueries } from './notice.queries';
import './notices.events';
import { ReadNotice } from './read-notice';

/** What members are told: listens to all, is called by none. */
@Module({
  controllers: [NoticeController],
  providers: [
    InAppChannel,
    {
      provide: NOTICE_CHANNELS,
      inject: [InAppChannel],
      useFactory: (inApp: InAppChannel): readonly NoticeChannel[] => [inApp],
    },
    Announce,
    HearCommunes,
    HearInventory,
    HearCycles,
    HearMatching,
    HearAllocations,
    HearTransport,
    HearReception,
    NoticeQueries,
    ReadNotice,
  ],
})
export class NoticesModule {}
