import { createHash, randomBytes } from 'node:crypto';
import { newId, type Role } from '#core/kernel';
import type { House } from '../support/house';
import { insertRow } from './insert';

/** Carache in Trujillo (rural) and Caracas (urban): municipalities of the reference data. */
export const CARACHE = { municipalityCode: '2105', latitude: 9.62857, longitude: -70.22864 };
export const CARACAS_CITY = { municipalityCode: '0101', latitude: 10.5, longitude: -66.92 };

export async function aCommune(house: House, facts: Record<string, unknown> = {}) {
  const kind = facts['kind'] ?? 'rural';
  return insertRow(house, 'commune', {
    id: newId<'Commune'>(),
    name: `Comuna de prueba ${randomBytes(3).toString('hex')}`,
    kind,
    ...(kind === 'urban' ? CARACAS_CITY : CARACHE),
    state: 'active',
    verifiedByAct: 'Acta de prueba 1',
    ...facts,
  });
}

export async function aCouncil(
  house: House,
  facts: { communeId: string } & Record<string, unknown>,
) {
  return insertRow(house, 'council', {
    id: newId<'Council'>(),
    name: 'Consejo de prueba',
    families: 100,
    ...facts,
  });
}

export async function aSite(house: House, facts: { communeId: string } & Record<string, unknown>) {
  const [commune] = await house.db.rows<{ latitude: number; longitude: number }>(
    'SELECT latitude, longitude FROM commune WHERE id = $1',
    [facts.communeId],
  );
  return insertRow(house, 'site', {
    id: newId<'Site'>(),
    kind: 'collection_centre',
    name: 'Centro de prueba',
    latitude: commune?.latitude ?? 0,
    longitude: commune?.longitude ?? 0,
    ...facts,
  });
}

export interface MandateFacts {
  readonly role: Role;
  readonly communeId: string | null;
}

/** A person with mandates in force, already signed in: pass `as` to house.request. */
export async function aPerson(
  house: House,
  facts: { mandates?: readonly MandateFacts[]; locale?: 'es' | 'en' } = {},
) {
  const personId = newId<'Person'>();
  const login = `p${randomBytes(6).toString('hex')}`;
  await insertRow(house, 'person', {
    id: personId,
    name: `Persona ${login}`,
    login,
    passwordHash: 'no password opens this account',
    locale: facts.locale ?? 'es',
  });
  for (const mandate of facts.mandates ?? []) await aMandate(house, { personId, ...mandate });
  const token = randomBytes(32).toString('base64url');
  await insertRow(house, 'session', {
    tokenHash: createHash('sha256').update(token).digest(),
    personId,
    expiresAt: new Date('2100-01-01T00:00:00Z'),
  });
  return { personId, login, as: { cookie: `cayapa=${token}` } };
}

export async function aMandate(house: House, facts: MandateFacts & { personId: string }) {
  return insertRow(house, 'mandate', {
    id: newId<'Mandate'>(),
    body: 'Asamblea de prueba',
    act: 'Acta de prueba 2',
    fromOn: '2026-01-01',
    ...facts,
  });
}

/** A member of one commune with one role. */
export async function aSpokesperson(house: House, role: Role, communeId: string | null) {
  return aPerson(house, { mandates: [{ role, communeId }] });
}
