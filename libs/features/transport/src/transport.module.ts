import { Module } from '@nestjs/common';

/** Vehicles, plans, runs, stops and custody. */
@Module({
  controllers: [],
  providers: [],
  exports: [],
})
export class TransportModule {}
