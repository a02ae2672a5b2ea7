import { useEffect, useRef, useState } from 'preact/hooks';
import { store } from './current';
import type { MemberStore } from './member-store';
import { readSent } from './sent';

/** While somebody types, what they typed is kept this often; the first change is kept at once. */
const SAVE_MS = 400;

export interface Draft<Body> {
  /** Undefined while this phone is asked, null when it keeps none. */
  readonly body: Body | null | undefined;
  readonly keep: (body: Body) => void;
  readonly forget: () => void;
}

/**
 * A form as it was left, kept on this phone under a name until it is sent. A draft whose own write this phone has
 * already taken over is over: the tab died before it could forget it, and nobody shall send it a second time.
 */
export function useDraft<Body>(name: string, pathOf: (body: Body) => string): Draft<Body> {
  const [body, setBody] = useState<Body | null>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const hasKept = useRef(false);
  useEffect(() => {
    let isCurrent = true;
    setBody(undefined);
    const current = store.peek();
    const read = current ? openDraft(current, name, pathOf) : Promise.resolve(undefined);
    void read.then((kept) => {
      if (isCurrent) setBody(kept);
    });
    return () => {
      isCurrent = false;
    };
  }, [name, store.value]);
  return {
    body,
    keep: (next) => {
      setBody(next);
      clearTimeout(timer.current);
      const save = (): void => void store.peek()?.keepNote(name, next);
      if (hasKept.current) timer.current = setTimeout(save, SAVE_MS);
      else save();
      hasKept.current = true;
    },
    forget: () => {
      clearTimeout(timer.current);
      hasKept.current = false;
      setBody(null);
      void store.peek()?.forgetNote(name);
    },
  };
}

async function openDraft<Body>(
  current: MemberStore,
  name: string,
  pathOf: (body: Body) => string,
): Promise<Body | null> {
  const kept = await current.note<Body>(name);
  if (!kept) return null;
  const path = pathOf(kept);
  const [queue, sent] = await Promise.all([current.outgoing(), readSent(current)]);
  const written = [...queue.filter((it) => !it.problem), ...sent];
  if (!written.some((it) => it.path === path)) return kept;
  await current.forgetNote(name);
  return null;
}
