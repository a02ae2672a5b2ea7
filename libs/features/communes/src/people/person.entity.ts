import { DomainError, fieldFault, type Id } from '#core/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The password is not among the facts: it is the person's own from the first change on. */
export type PersonFacts = Pick<Person, 'id' | 'name' | 'login' | 'locale'>;
export type PersonEdit = Partial<Pick<Person, 'name' | 'locale'>>;

/** Somebody who can sign in. What they may do stands in their mandates, not here. */
@Entity('person')
export class Person {
  static readonly FACTS = ['id', 'name', 'login'] as const;

  @PrimaryColumn('uuid') readonly id!: Id<'Person'>;
  @Column('text') name!: string;
  @Column('text') readonly login!: string;
  @Column('text') passwordHash!: string;
  @Column('text') locale!: 'es' | 'en';
  @Column('uuid', { nullable: true }) readonly registeredBy!: Id<'Person'> | null;
  @Column('integer') version!: number;

  static register(
    facts: PersonFacts,
    passwordHash: string,
    registeredBy: Id<'Person'> | null,
  ): Person {
    return Object.assign(new Person(), facts, { passwordHash, registeredBy });
  }

  edit(edit: PersonEdit): void {
    Object.assign(this, edit);
    this.version += 1;
  }
}

/** Ten characters or more are asked for at the door; beyond that, a password may not hold the login. */
export function assertPassword(field: string, password: string, login: string): void {
  if (password.toLowerCase().includes(login)) throw fieldFault(field, 'person.password_too_easy');
}

export function loginTaken(): DomainError {
  const code = 'person.login_taken';
  return new DomainError('conflict', code, {}, [{ field: 'login', code }]);
}
