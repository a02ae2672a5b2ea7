import { Module } from '@nestjs/common';

/** What members are told. */
@Module({
  controllers: [],
  providers: [],
  exports: [],
})
export class NoticesModule {}
