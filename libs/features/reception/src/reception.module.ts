import { Module } from '@nestjs/common';

/** What arrived, and claims. */
@Module({
  controllers: [],
  providers: [],
  exports: [],
})
export class ReceptionModule {}
