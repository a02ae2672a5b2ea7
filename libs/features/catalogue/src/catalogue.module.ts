import { Module } from '@nestjs/common';
import { EditPackageWeight } from './package-weights/edit-package-weight';
import { FixPackageWeight } from './package-weights/fix-package-weight';
import { PackageWeightController } from './package-weights/package-weight.controller';
import { PackageWeightQueries } from './package-weights/package-weight.queries';
import { PackageWeights } from './package-weights/package-weights';
import { EditProduct } from './products/edit-product';
import { ProductController } from './products/product.controller';
import { ProductQueries } from './products/product.queries';
import { Products } from './products/products';
import { ProposeProduct } from './products/propose-product';

/** One catalogue of products for all, with each commune's own package weights. */
@Module({
  controllers: [ProductController, PackageWeightController],
  providers: [
    ...[Products, ProductQueries, ProposeProduct, EditProduct],
    ...[PackageWeights, PackageWeightQueries, FixPackageWeight, EditPackageWeight],
  ],
  exports: [Products, PackageWeights],
})
export class CatalogueModule {}
