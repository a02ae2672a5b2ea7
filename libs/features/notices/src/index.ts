import type { Tables } from '#platform/database';
import { Notices1763769600009 } from './notices.migrations';

export { NoticesModule } from './notices.module';

export const noticesTables: Tables = { entities: [], migrations: [Notices1763769600009] };
