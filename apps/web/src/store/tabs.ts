/** What one tab tells the others of this phone. */
export type News = 'outbox' | 'answers' | 'members';

const channel = 'BroadcastChannel' in self ? new BroadcastChannel('cayapa') : null;
const listeners = new Set<(news: News) => void>();

channel?.addEventListener('message', ({ data }: MessageEvent<News>) => {
  listeners.forEach((listen) => {
    listen(data);
  });
});

/** Tells this tab and all others. */
export function tell(news: News): void {
  channel?.postMessage(news);
  listeners.forEach((listen) => {
    listen(news);
  });
}

/** Hears what any tab tells; answers how to stop. */
export function hear(listen: (news: News) => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}
