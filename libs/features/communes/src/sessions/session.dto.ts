import { ROLES, type Role } from '#core/kernel';
import {
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  ListField,
  MomentField,
  ObjectField,
  TextField,
} from '#platform/fields';
import { PersonResponse } from '../people/person.dto';

export class SignInRequest {
  @TextField({ max: 60 }) readonly login!: string;
  @TextField({ max: 200 }) readonly password!: string;
}

/** One mandate in force, as its holder sees it. */
export class OwnMandateResponse {
  @IdField() readonly id!: string;
  @ChoiceField(ROLES) readonly role!: Role;
  @IdField({ nullable: true, description: 'null: the whole network' })
  readonly communeId!: string | null;
  @TextField({ nullable: true }) readonly communeName!: string | null;
  @TextField() readonly body!: string;
  @TextField() readonly act!: string;
  @DateField() readonly fromOn!: string;
  @DateField({ nullable: true }) readonly toOn!: string | null;
}

/** Who is signed in, and on whose behalf. */
export class SessionResponse {
  @ObjectField(() => PersonResponse) readonly person!: PersonResponse;
  @ListField(() => OwnMandateResponse) readonly mandates!: OwnMandateResponse[];
  @MomentField() readonly expiresAt!: Date;
}

export class SignedOutResponse {
  @FlagField() readonly isSignedOut!: boolean;
}

export class DemoSignIn {
  @IdField() readonly personId!: string;
  @TextField() readonly name!: string;
  @TextField() readonly login!: string;
  @TextField() readonly password!: string;
  @ListField(() => OwnMandateResponse) readonly mandates!: OwnMandateResponse[];
}

export class DemoSignInList {
  @ListField(() => DemoSignIn) readonly items!: DemoSignIn[];
  @IdField({ nullable: true }) readonly next!: string | null;
}
