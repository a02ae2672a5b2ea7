import { IntersectionType } from '@nestjs/swagger';
import type { Id } from '#core/kernel';
import {
  ChoiceField,
  FlagField,
  IdField,
  ListField,
  TextField,
  WholeField,
} from '#platform/fields';
import { PageQuery } from '#platform/lists';
import type { PersonFacts } from './person.entity';

const LOCALES = ['es', 'en'] as const;
export const LOGIN = { min: 3, max: 40, pattern: /^[a-z0-9][a-z0-9._-]*$/ };
export const PASSWORD = { min: 10, max: 200 };

export class RegisterPersonRequest {
  @TextField({ max: 120 }) readonly name!: string;
  @TextField({ ...LOGIN, example: 'maria.perez' }) readonly login!: string;
  @TextField({ ...PASSWORD, description: 'an initial password, to be changed by the person' })
  readonly password!: string;
  @ChoiceField(LOCALES, { optional: true }) readonly locale: 'es' | 'en' = 'es';

  toFacts(id: Id<'Person'>): PersonFacts {
    const { name, login, locale } = this;
    return { id, name, login, locale };
  }
}

export class EditPersonRequest {
  @TextField({ optional: true, max: 120 }) readonly name?: string;
  @ChoiceField(LOCALES, { optional: true }) readonly locale?: 'es' | 'en';
}

export class ChangePasswordRequest {
  @TextField({ max: 200 }) readonly currentPassword!: string;
  @TextField(PASSWORD) readonly newPassword!: string;
}

export class PasswordChangedResponse {
  @FlagField() readonly isChanged!: boolean;
}

export class PersonResponse {
  @IdField() readonly id!: string;
  @TextField() readonly name!: string;
  @TextField() readonly login!: string;
  @ChoiceField(LOCALES) readonly locale!: 'es' | 'en';
  @WholeField() readonly version!: number;
}

export class PersonList {
  @ListField(() => PersonResponse) readonly items!: PersonResponse[];
  @IdField({ nullable: true }) readonly next!: string | null;
}

/** The people with a mandate of a commune, past or present; or the one person of a login. */
export class PersonFilter {
  @IdField({ optional: true }) readonly communeId?: string;
  @TextField({ optional: true, ...LOGIN }) readonly login?: string;
}

export class PersonListQuery extends IntersectionType(PersonFilter, PageQuery) {}
