import { Module } from '@nestjs/common';

/** Matching runs, allocations and rescue listings. */
@Module({
  controllers: [],
  providers: [],
  exports: [],
})
export class RoundsModule {}
