import { Module } from '@nestjs/common';
import { AccountController } from './account/account.controller';
import { AccountQueries } from './account/account.queries';
import { PublicAccounts } from './account/public-accounts';
import { AuditController } from './audit/audit.controller';
import { AuditQueries } from './audit/audit.queries';
import { TraceController } from './trace/trace.controller';
import { TraceQueries } from './trace/trace.queries';

/** Following the kilo: read only, over all features. */
@Module({
  controllers: [AccountController, AuditController, TraceController],
  providers: [AccountQueries, PublicAccounts, AuditQueries, TraceQueries],
})
export class TracingModule {}
