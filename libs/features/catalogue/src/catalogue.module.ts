import { Module } from '@nestjs/common';

/** One catalogue of products for all. */
@Module({
  controllers: [],
  providers: [],
  exports: [],
})
export class CatalogueModule {}
