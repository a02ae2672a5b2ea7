import { Module } from '@nestjs/common';

/** Packing lists and run manifests for printing. */
@Module({
  controllers: [],
  providers: [],
  exports: [],
})
export class PapersModule {}
