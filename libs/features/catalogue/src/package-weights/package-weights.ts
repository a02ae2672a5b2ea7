import { Injectable } from '@nestjs/common';
import type { Grams } from '#core/kernel';
import { rowsOf, type Tx } from '#platform/database';

/** What a package of a product weighs in a commune. Nobody else's weight ever stands in for it. */
@Injectable()
export class PackageWeights {
  /** Net grams of one package, or null when the commune has not said: then nothing may be assumed. */
  async nominalGrams(
    tx: Tx,
    communeId: string,
    productId: string,
    packageType: string,
  ): Promise<Grams | null> {
    const [row] = await rowsOf<{ nominalGrams: Grams }>(
      tx,
      `SELECT nominal_grams AS "nominalGrams" FROM package_weight
        WHERE commune_id = $1 AND product_id = $2 AND package_type = $3`,
      [communeId, productId, packageType],
    );
    return row?.nominalGrams ?? null;
  }
}
