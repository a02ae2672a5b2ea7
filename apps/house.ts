import { type DynamicModule, Module } from '@nestjs/common';
import type { Clock } from '#core/kernel';
import type { Config } from '#platform/config';
import type { Tables } from '#platform/database';
import { Platform1763769600001 } from '#platform/migrations';
import { PlatformModule } from '#platform/platform.module';
import { CatalogueModule, catalogueTables } from '#features/catalogue';
import { CommunesModule, communesTables } from '#features/communes';
import { InventoryModule, inventoryTables } from '#features/inventory';
import { NoticesModule, noticesTables } from '#features/notices';
import { OrdersModule, ordersTables } from '#features/orders';
import { PapersModule } from '#features/papers';
import { ReceptionModule, receptionTables } from '#features/reception';
import { RoundsModule, roundsTables } from '#features/rounds';
import { TracingModule, tracingTables } from '#features/tracing';
import { TransportModule, transportTables } from '#features/transport';

const FEATURES = [
  CommunesModule,
  CatalogueModule,
  InventoryModule,
  OrdersModule,
  RoundsModule,
  TransportModule,
  ReceptionModule,
  NoticesModule,
  PapersModule,
  TracingModule,
];

const FEATURE_TABLES: readonly Tables[] = [
  communesTables,
  catalogueTables,
  inventoryTables,
  ordersTables,
  roundsTables,
  transportTables,
  receptionTables,
  noticesTables,
  tracingTables,
];

/** Every table of the house. */
export const TABLES_OF_THE_HOUSE: Tables = {
  entities: FEATURE_TABLES.flatMap((tables) => tables.entities),
  migrations: [Platform1763769600001, ...FEATURE_TABLES.flatMap((tables) => tables.migrations)],
};

/** The whole house as one Nest module: the API, the worker and the commands all open this one. */
export function houseModule(config: Config, clock?: Clock): DynamicModule {
  return {
    module: House,
    imports: [PlatformModule.with(config, TABLES_OF_THE_HOUSE, clock), ...FEATURES],
  };
}

@Module({})
class House {}
