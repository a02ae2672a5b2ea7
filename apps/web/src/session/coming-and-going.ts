import { call } from '../api/call';
import type { Shape } from '../api/types';
import { store } from '../store/current';
import { forgetMember, keepMember, type Member, memberWith } from '../store/device';
import { newKey } from '../store/key';
import { removeStore } from '../store/member-store';
import { noteSignedIn } from '../store/standing';
import { tell } from '../store/tabs';
import { endOwedSessions, owe, owed } from './owed-sessions';
import { enter, leave, member, SESSION } from './session';

/** Signs in with a password; the network is needed this once. Throws what `call` throws. */
export async function signIn(login: string, password: string): Promise<void> {
  const session = await call<Shape<'SessionResponse'>>({
    ...{ method: 'POST', path: SESSION, body: { login, password }, as: null },
  });
  const { id: personId, name } = session.person;
  const before = await memberWith(personId);
  const usedAt = Date.now();
  noteSignedIn();
  owe(owed().filter((it) => it !== personId));
  const isOpen = member.peek()?.personId === personId;
  const fresh: Member = before?.pin
    ? { ...before, name, login, session, usedAt }
    : { personId, name, login, session, usedAt, key: before?.key ?? (await newKey()) };
  await keepMember(fresh);
  const openKey = isOpen ? store.peek()?.key : undefined;
  await enter(fresh, openKey);
  tell('members');
}

/** Ends the session and removes all that the member kept here. What was not sent is lost: ask before. */
export async function signOut(): Promise<void> {
  const current = member.peek();
  if (!current) return;
  leave();
  await removeStore(current.personId);
  await forgetMember(current.personId);
  owe([...owed(), current.personId]);
  await endOwedSessions();
  tell('members');
}
