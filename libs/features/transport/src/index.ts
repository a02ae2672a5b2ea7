import type { Tables } from '#platform/database';
import { Driver } from './fleet/driver.entity';
import { Vehicle } from './fleet/vehicle.entity';
import { FuelQuota } from './fuel/fuel-quota.entity';
import { TransportPermit } from './permits/permit.entity';
import { RunPlan } from './plans/run-plan.entity';
import { StopEvent } from './road/stop-event.entity';
import { Run } from './runs/run.entity';
import './transport.events';
import { TransportIndexes1763856000007 } from './transport-indexes.migrations';
import { TransportRoads1763942400007 } from './transport-roads.migrations';
import { Transport1763769600007 } from './transport.migrations';

export { planInThreads, SearchThreads } from './plans/plan-in-threads';
export { TransportModule } from './transport.module';

export const transportTables: Tables = {
  entities: [Vehicle, Driver, FuelQuota, TransportPermit, RunPlan, Run, StopEvent],
  migrations: [Transport1763769600007, TransportIndexes1763856000007, TransportRoads1763942400007],
};
