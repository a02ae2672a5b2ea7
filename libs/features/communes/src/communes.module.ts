import { Global, Module } from '@nestjs/common';
import { SessionReader } from '#platform/auth';
import { Sessions } from './sessions';

/** Communes, people, mandates and sessions. Global, because the guard of every door asks for the session. */
@Global()
@Module({
  controllers: [],
  providers: [{ provide: SessionReader, useClass: Sessions }],
  exports: [SessionReader],
})
export class CommunesModule {}
