import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Shape } from '../api/types';

/** A member who has signed in on this phone. */
export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly login: string;
  readonly session: Shape<'SessionResponse'>;
  /** The key of the member's store, while no PIN locks it. */
  readonly key?: CryptoKey;
  /** The same key, wrapped by what follows from the PIN. */
  readonly pin?: Pin;
  readonly usedAt: number;
}

export interface Pin {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrapped: ArrayBuffer;
  readonly failures: number;
  readonly shutUntil: number;
}

interface DeviceSchema extends DBSchema {
  members: { key: string; value: Member };
}

let opened: Promise<IDBPDatabase<DeviceSchema>> | null = null;

function device(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= openDB<DeviceSchema>('cayapa', 1, {
    upgrade(database) {
      database.createObjectStore('members', { keyPath: 'personId' });
    },
  });
  return opened;
}

/** The members of this phone, the last one first. */
export async function members(): Promise<readonly Member[]> {
  const all = await (await device()).getAll('members');
  return all.sort((a, b) => b.usedAt - a.usedAt);
}

export async function memberWith(personId: string): Promise<Member | undefined> {
  return (await device()).get('members', personId);
}

export async function keepMember(member: Member): Promise<void> {
  await (await device()).put('members', member);
}

export async function forgetMember(personId: string): Promise<void> {
  await (await device()).delete('members', personId);
}
