import { Module } from '@nestjs/common';
import { ManifestController } from './manifest.controller';
import { ManifestQueries } from './manifest.queries';
import { PackingListController } from './packing-list.controller';
import { PackingListQueries } from './packing-list.queries';

/** Packing lists and run manifests for printing. Reads the tables of all features; writes nothing. */
@Module({
  controllers: [PackingListController, ManifestController],
  providers: [PackingListQueries, ManifestQueries],
})
export class PapersModule {}
