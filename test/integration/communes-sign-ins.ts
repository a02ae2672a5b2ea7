import { Passwords } from '#features/communes';
import { aPerson } from '../factories';
import { type Answer, type House, openHouse } from '../support/house';

export const PASSWORD = 'siembra-y-cosecha';

/** A house where the sixth wrong password of an hour is turned away. */
export async function openGuardedHouse(): Promise<House> {
  return openHouse({ SIGN_IN_ATTEMPTS_PER_HOUR_MAX: '5' });
}

/** What the specs of sessions and accounts do over HTTP. Hashing is slow, so all accounts share one hash. */
export function signInsOf(house: () => House) {
  let hash: Promise<string> | undefined;
  const passwordHash = (): Promise<string> => (hash ??= house().get(Passwords).hash(PASSWORD));
  return {
    passwordHash,
    anAccount: async () => {
      const person = await aPerson(house());
      await house().db.rows('UPDATE person SET password_hash = $2 WHERE id = $1', [
        person.personId,
        await passwordHash(),
      ]);
      return person;
    },
    signIn: (login: string, password = PASSWORD): Promise<Answer> =>
      house().request({ method: 'POST', url: '/v1/session', body: { login, password } }),
  };
}

export function cookieOf(answer: Answer): { cookie: string } {
  const [cookie] = [answer.headers['set-cookie'] ?? ''].flat();
  return { cookie: cookie?.split(';')[0] ?? '' };
}
