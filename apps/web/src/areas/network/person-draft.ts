/** A person as they are chosen or typed. */
export interface PersonDraft {
  readonly way: 'known' | 'login' | 'new';
  readonly personId: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

export const NOBODY: Omit<PersonDraft, 'way'> = {
  ...{ personId: '', name: '', login: '', password: '' },
};

type Fault = 'person.nameFault' | 'person.loginFault' | 'person.passwordFault';
type Faults = Partial<Record<'name' | 'login' | 'password', Fault>>;

const LOGIN = /^[a-z0-9][a-z0-9._-]{2,39}$/;
const PASSWORD_MIN = 10;

/** What is still wrong with a new person, by the rules that the API holds them to. */
export function faultsOfPerson({ name, login, password }: PersonDraft): Faults {
  return {
    ...(name.trim() === '' && { name: 'person.nameFault' as const }),
    ...(!LOGIN.test(login.trim().toLowerCase()) && { login: 'person.loginFault' as const }),
    ...(password.length < PASSWORD_MIN && { password: 'person.passwordFault' as const }),
  };
}

/** True when a mandate can be granted to what is chosen or typed. */
export function isChosen(draft: PersonDraft): boolean {
  if (draft.way === 'new') return Object.keys(faultsOfPerson(draft)).length === 0;
  return draft.personId !== '';
}
