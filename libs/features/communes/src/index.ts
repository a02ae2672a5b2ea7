import type { Tables } from '#platform/database';
import { Commune } from './communes/commune.entity';
import { Communes1763769600002 } from './communes.migrations';
import { Site } from './sites/site.entity';

export { CommunesModule } from './communes.module';
export {
  CommuneDirectory,
  type KnownCommune,
  type KnownSite,
  ROAD_FACTOR_DEFAULT_PERMILLE,
  type RoadFactor,
} from './communes/commune-directory';
export type { CommuneKind, CommuneState } from './communes/commune.entity';
export type { SiteKind, Terrain } from './sites/site.entity';

export const communesTables: Tables = {
  entities: [Commune, Site],
  migrations: [Communes1763769600002],
};
