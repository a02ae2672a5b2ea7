import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type DataHome } from './data-home';
import { SERVER_ENVIRONMENT } from './programs';

export interface Watcher {
  /** Names the server that must not outlive us. */
  guard(pid: number): void;
  /** Sends the watcher home: the server has been stopped in good order, or is not ours. */
  dismiss(): Promise<void>;
}

/**
 * Reads server processes from us, the last one counts, or 'dismissed'. The pipe closes when our
 * process ends, whatever ends it, kill -9 and a crash included; the kernel sees to that. Then the
 * server is asked to stop, after 20 s to stop at once, and what was ephemeral is removed: again and
 * again for a while, since an initdb that we had started may still be writing.
 *
 * $1 is the cluster, $2 the folder to remove or nothing. The process must still be the one in
 * postmaster.pid, so that a number that was given anew is never signalled.
 */
const SCRIPT = `
server=
while read -r word; do
  if [ "$word" = dismissed ]; then exit 0; fi
  server=$word
done
serving() {
  pid=
  { read -r pid < "$1/postmaster.pid"; } 2>/dev/null
  [ -n "$pid" ] && [ "$pid" = "$server" ] && kill -0 "$pid" 2>/dev/null
}
if [ -n "$server" ] && ! serving "$1"; then sleep 1; fi
if serving "$1"; then kill -INT "$server"; fi
patience=200
while serving "$1" && [ "$patience" -gt 0 ]; do
  patience=$((patience - 1))
  sleep 0.1 2>/dev/null || sleep 1
done
if serving "$1"; then kill -QUIT "$server"; sleep 1; fi
patience=100
while [ -n "$2" ] && [ -e "$2" ] && [ "$patience" -gt 0 ]; do
  rm -rf -- "$2" && break
  patience=$((patience - 1))
  sleep 0.1 2>/dev/null || sleep 1
done
`;

/** Windows has no such shell: there a killed launcher leaves a server, which the next one adopts. */
export function watch({ cluster, root, ephemeral }: DataHome): Watcher {
  if (process.platform === 'win32') {
    return { guard: () => undefined, dismiss: () => Promise.resolve() };
  }
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'sh', cluster, ephemeral ? root : ''], {
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    // Its own session, so that Ctrl-C and a closed terminal do not end the watch.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(shell, 'exit').catch(() => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();

  return {
    guard(pid) {
      shell.stdin.write(`${pid}\n`);
    },
    async dismiss() {
      shell.ref();
      shell.stdin.end('dismissed\n');
      await ended;
    },
  };
}
