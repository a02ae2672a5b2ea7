import { Module } from '@nestjs/common';

/** Following the kilo: read only, over all features. */
@Module({
  controllers: [],
  providers: [],
  exports: [],
})
export class TracingModule {}
