import { Global, Module } from '@nestjs/common';
import { SessionReader } from '#platform/auth';
import { ActivateCommune } from './communes/activate-commune';
import { CommuneDirectory } from './communes/commune-directory';
import { CommuneController } from './communes/commune.controller';
import { CommuneQueries } from './communes/commune.queries';
import { EditCommune } from './communes/edit-commune';
import { RegisterCommune } from './communes/register-commune';
import { VerifyCommune } from './communes/verify-commune';
import { CouncilController } from './councils/council.controller';
import { CouncilQueries } from './councils/council.queries';
import { EditCouncil } from './councils/edit-council';
import { RegisterCouncil } from './councils/register-council';
import { FoundNetwork } from './found-network';
import { GrantMandate } from './mandates/grant-mandate';
import { MandateController } from './mandates/mandate.controller';
import { MandateQueries } from './mandates/mandate.queries';
import { RevokeMandate } from './mandates/revoke-mandate';
import { ChangePassword } from './people/change-password';
import { EditPerson } from './people/edit-person';
import { Passwords } from './people/passwords';
import { PersonController } from './people/person.controller';
import { PersonQueries } from './people/person.queries';
import { RegisterPerson } from './people/register-person';
import { PlaceController } from './places/place.controller';
import { PlaceQueries } from './places/place.queries';
import { EditProductiveOrg } from './productive-orgs/edit-productive-org';
import { ProductiveOrgController } from './productive-orgs/productive-org.controller';
import { ProductiveOrgQueries } from './productive-orgs/productive-org.queries';
import { RegisterProductiveOrg } from './productive-orgs/register-productive-org';
import { SessionController } from './sessions/session.controller';
import { SessionQueries } from './sessions/session.queries';
import { Sessions } from './sessions/sessions';
import { SignIn } from './sessions/sign-in';
import { SignInAttempts } from './sessions/sign-in-attempts';
import { SignOut } from './sessions/sign-out';
import { EditSite } from './sites/edit-site';
import { RegisterSite } from './sites/register-site';
import { SiteController } from './sites/site.controller';
import { SiteQueries } from './sites/site.queries';

/** Communes, people, mandates and sessions. Global, because the guard of every door asks for the session. */
@Global()
@Module({
  controllers: [
    PlaceController,
    CommuneController,
    CouncilController,
    SiteController,
    ProductiveOrgController,
    PersonController,
    MandateController,
    SessionController,
  ],
  providers: [
    { provide: SessionReader, useClass: Sessions },
    CommuneDirectory,
    PlaceQueries,
    ...[CommuneQueries, RegisterCommune, VerifyCommune, ActivateCommune, EditCommune],
    ...[CouncilQueries, RegisterCouncil, EditCouncil],
    ...[SiteQueries, RegisterSite, EditSite],
    ...[ProductiveOrgQueries, RegisterProductiveOrg, EditProductiveOrg],
    ...[PersonQueries, Passwords, RegisterPerson, EditPerson, ChangePassword],
    ...[MandateQueries, GrantMandate, RevokeMandate, FoundNetwork],
    ...[SessionQueries, SignInAttempts, SignIn, SignOut],
  ],
  exports: [SessionReader, CommuneDirectory, Passwords, FoundNetwork],
})
export class CommunesModule {}
