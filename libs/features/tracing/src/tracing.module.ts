import { Module } from '@nestjs/common';
import { AccountController } from './account/account.controller';
import { AccountQueries } from './account/account.queries';
import { PublicAccounts } from './account/public-accounts';
import { AuditController } from './audit/audit.controller';
import { AuditQueries } from './audit/audit.queries';
import { OverviewController } from './overview/overview.controller';
import { OverviewQueries } from './overview/overview.queries';
import { TraceController } from './trace/trace.controller';
import { TraceQueries } from './trace/trace.queries';

/** Following the kilo: read only, over all features. */
@Module({
  controllers: [AccountController, OverviewController, AuditController, TraceController],
  providers: [AccountQueries, PublicAccounts, OverviewQueries, AuditQueries, TraceQueries],
})
export class TracingModule {}
