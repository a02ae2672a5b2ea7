import { Module } from '@nestjs/common';
import { AccountController } from './account/account.controller';
import { AccountQueries } from './account/account.queries';
import { AuditController } from './audit/audit.controller';
import { AuditQueries } from './audit/audit.queries';

/** Following the kilo: read only, over all features. */
@Module({
  controllers: [AccountController, AuditController],
  providers: [AccountQueries, AuditQueries],
})
export class TracingModule {}
