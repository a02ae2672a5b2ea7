import { type DataHome } from './data-home';

type Settings = Readonly<Record<string, string | number>>;

/** Given on the command line, so that a cluster of any age follows this version of the launcher. */
export function serverSettings({ ephemeral }: DataHome, port: number): string[] {
  const settings: Settings = {
    ...DOOR,
    port,
    ...FOR_A_LAPTOP,
    ...WORDS,
    ...(ephemeral ? NOTHING_LASTS : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** One door: TCP on this machine. The longest socket path is shorter than some checkouts. */
const DOOR: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: 200,
};

/** Two cores and a solid-state disk shared with the API, the solvers and a browser. */
const FOR_A_LAPTOP: Settings = {
  shared_buffers: '256MB',
  effective_cache_size: '4GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: 1.1,
  jit: 'off',
};

const WORDS: Settings = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_checkpoints: 'off',
  // Refused statements reach whoever sent them; here they would only fill the disk.
  log_min_messages: 'log',
};

/** For tests: a crash loses everything, and so nothing waits for the disk. */
const NOTHING_LASTS: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
};
