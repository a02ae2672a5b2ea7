import type { Tables } from '#platform/database';
import { Claim } from './claims/claim.entity';
import { HandOutLoss } from './hand-out/hand-out-loss.entity';
import { Reception } from './receptions/reception.entity';
import { Reception1763769600008 } from './reception.migrations';
import './reception.events';

export { ReceptionModule } from './reception.module';

export const receptionTables: Tables = {
  entities: [Reception, HandOutLoss, Claim],
  migrations: [Reception1763769600008],
};
