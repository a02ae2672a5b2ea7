/** A process that was forked stops gracefully when its parent is gone, however the parent ended. */
export function endWithParent(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
