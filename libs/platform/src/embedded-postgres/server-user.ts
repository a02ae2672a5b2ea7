import { chmod, lstat, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedPostgresError, errnoOf } from './embedded-postgres-error';

/** The account that PostgreSQL runs as when we are root, which the server itself refuses to be. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

/**
 * Undefined when the server runs as ourselves. For root it is the owner of the data when that is
 * an ordinary user, so that root and that user may take turns, and else nobody.
 */
export async function serverUserFor(data: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await statIfThere(data);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}

/** Whether that user may pass through every folder down to `path`. Access lists are not read. */
export async function canEnter(path: string, user: ServerUser): Promise<boolean> {
  for (let folder = await realpath(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder);
    const mayPass = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & mayPass) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Root's own folder under /var/tmp, which everybody can enter and only root can write. Others can
 * write /var/tmp, so a folder that was put there before us is refused.
 */
export async function enterableFolder(): Promise<string> {
  const folder = '/var/tmp/cayapa-0';
  const isNew = await mkdir(folder, { mode: 0o755 }).then(
    () => true,
    (error: unknown) => {
      if (errnoOf(error) === 'EEXIST') return false;
      throw error;
    },
  );
  if (isNew) await chmod(folder, 0o755);
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder;
  const message = `${folder} does not belong to root alone: remove it and start again.`;
  throw new EmbeddedPostgresError('data.unwritable', message);
}

async function statIfThere(path: string): Promise<{ uid: number; gid: number } | undefined> {
  return stat(path).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  });
}
