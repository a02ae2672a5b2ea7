import { Module } from '@nestjs/common';
import { PackageWeights } from './package-weights/package-weights';
import { Products } from './products/products';

/** One catalogue of products for all. */
@Module({
  controllers: [],
  providers: [Products, PackageWeights],
  exports: [Products, PackageWeights],
})
export class CatalogueModule {}
