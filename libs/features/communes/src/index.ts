import type { Tables } from '#platform/database';
import { Commune } from './communes/commune.entity';
import './communes.events';
import { Communes1763769600002 } from './communes.migrations';
import { Council } from './councils/council.entity';
import { Mandate } from './mandates/mandate.entity';
import { Person } from './people/person.entity';
import { ProductiveOrg } from './productive-orgs/productive-org.entity';
import { Site } from './sites/site.entity';

export { CommunesModule } from './communes.module';
export { CommuneDirectory, ROAD_FACTOR_DEFAULT_PERMILLE } from './communes/commune-directory';
export { FoundNetwork } from './found-network';
export { Passwords } from './people/passwords';
export { readMunicipalities } from './reference-data';
export { DEMO_PASSWORD } from './sessions/session.queries';

export const communesTables: Tables = {
  entities: [Commune, Council, Site, ProductiveOrg, Person, Mandate],
  migrations: [Communes1763769600002],
};
