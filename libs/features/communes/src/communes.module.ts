import { Global, Module } from '@nestjs/common';
import { SessionReader } from '#platform/auth';
import { CommuneDirectory } from './communes/commune-directory';
import { Sessions } from './sessions/sessions';

/** Communes, people, mandates and sessions. Global, because the guard of every door asks for the session. */
@Global()
@Module({
  controllers: [],
  providers: [{ provide: SessionReader, useClass: Sessions }, CommuneDirectory],
  exports: [SessionReader, CommuneDirectory],
})
export class CommunesModule {}
