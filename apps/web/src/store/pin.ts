import { keepMember, type Member, memberWith, type Pin } from './device';

const ROUNDS = 310_000;
const TRIES_MAX = 5;
const SHUT_MS = 60_000;

/** How a try with a PIN ended. */
export type Unlocked =
  | { readonly kind: 'open'; readonly key: CryptoKey }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'shut'; readonly until: number };

/** Locks a member's store: from now on its key exists only wrapped by the PIN. */
export async function setPin(member: Member, key: CryptoKey, digits: string): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const lock = await keyOfPin(digits, salt);
  const wrapped = await crypto.subtle.wrapKey('raw', key, lock, { name: 'AES-GCM', iv });
  const { key: _open, ...rest } = member;
  await keepMember({ ...rest, pin: { salt, iv, wrapped, failures: 0, shutUntil: 0 } });
}

/** Takes the lock away again. */
export async function removePin(member: Member, key: CryptoKey): Promise<void> {
  const { pin: _pin, ...rest } = member;
  await keepMember({ ...rest, key });
}

/** Tries a PIN. After five wrong ones in a row the store stays shut for a minute, twice as long each time. */
export async function unlock(personId: string, digits: string, now: number): Promise<Unlocked> {
  const member = await memberWith(personId);
  if (!member?.pin) return { kind: 'wrong', triesLeft: 0 };
  const { pin } = member;
  if (pin.shutUntil > now) return { kind: 'shut', until: pin.shutUntil };
  const key = await opened(pin, digits);
  if (key) {
    await keepMember({ ...member, pin: { ...pin, failures: 0, shutUntil: 0 } });
    return { kind: 'open', key };
  }
  const failures = pin.failures + 1;
  const isShut = failures % TRIES_MAX === 0;
  const shutUntil = isShut ? now + SHUT_MS * 2 ** (failures / TRIES_MAX - 1) : 0;
  await keepMember({ ...member, pin: { ...pin, failures, shutUntil } });
  return isShut
    ? { kind: 'shut', until: shutUntil }
    : { kind: 'wrong', triesLeft: TRIES_MAX - (failures % TRIES_MAX) };
}

async function opened({ salt, iv, wrapped }: Pin, digits: string): Promise<CryptoKey | null> {
  const lock = await keyOfPin(digits, salt);
  const uses: KeyUsage[] = ['encrypt', 'decrypt'];
  return crypto.subtle
    .unwrapKey('raw', wrapped, lock, { name: 'AES-GCM', iv }, 'AES-GCM', true, uses)
    .catch(() => null);
}

async function keyOfPin(digits: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const text = new TextEncoder().encode(digits);
  const secret = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', salt, iterations: ROUNDS, hash: 'SHA-256' };
  const kind = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(how, secret, kind, false, ['wrapKey', 'unwrapKey']);
}
