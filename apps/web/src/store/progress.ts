import { useEffect } from 'preact/hooks';
import type { Address } from '../api/address';
import { caller } from '../api/call';
import { accept, type Known, refresh, useAnswer } from './answers';

const POLL_MS = 2_000;
const FAILURES_MAX = 3;

/**
 * The state of long work, as it goes on: by events where they come through, else by asking every two seconds. A reload
 * finds the work where it is. `isOver` says when there is nothing to wait for any more.
 */
export function useProgress<Body>(
  address: Address<Body> | null,
  isOver: (body: Body) => boolean,
): Known<Body> {
  const known = useAnswer(address);
  const isWatched = address !== null && known.body !== undefined && !isOver(known.body);
  useEffect(() => {
    if (!isWatched) return;
    return watch(address);
  }, [address, isWatched]);
  return known;
}

function watch<Body>(address: Address<Body>): () => void {
  const member = caller();
  const query = member === null ? '' : `?member=${member}`;
  const source = new EventSource(`${address}/events${query}`);
  let failures = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const hear = ({ data }: MessageEvent<string>): void => {
    failures = 0;
    if (data) void accept(address, { body: JSON.parse(data) as Body, fetchedAt: Date.now() });
  };
  source.addEventListener('progress', hear);
  source.addEventListener('done', (event: MessageEvent<string>) => {
    hear(event);
    source.close();
    void refresh(address);
  });
  source.addEventListener('error', () => {
    failures += 1;
    const isGivenUp = source.readyState === EventSource.CLOSED || failures >= FAILURES_MAX;
    if (!isGivenUp || timer) return;
    source.close();
    timer = setInterval(() => void refresh(address), POLL_MS);
  });
  return () => {
    source.close();
    clearInterval(timer);
  };
}
