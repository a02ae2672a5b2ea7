import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Clock } from '#core/kernel';
import { AuthGuard } from './auth';
import { SystemClock } from './clock';
import { Config } from './config';
import { Database, TABLES, type Tables } from './database';
import { EventStreams } from './event-streams';
import { Outbox } from './events';
import { Health, HealthController } from './health';
import { Jobs } from './jobs';
import { Log } from './log';
import { ProblemFilter } from './problems';
import { Queues } from './queue';
import { WorkerLoops } from './relay';
import { SettingsController } from './settings';
import { Timers } from './timers';

const SERVICES = [Log, Database, Outbox, Timers, Queues, Jobs, WorkerLoops, Health, EventStreams];

/** The plumbing that every feature may use. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config, tables: Tables, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [HealthController, SettingsController],
      providers: [
        { provide: Config, useValue: config },
        { provide: TABLES, useValue: tables },
        { provide: Clock, useValue: clock },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...SERVICES,
      ],
      exports: [Config, Clock, ...SERVICES],
    };
  }
}
